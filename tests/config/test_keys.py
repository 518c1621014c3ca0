from concurrent.futures import ThreadPoolExecutor

from config.keys import kept_secret


def test_many_processes_that_start_at_once_agree_on_one_key(tmp_path):
    path = tmp_path / "folder" / "secret.key"
    with ThreadPoolExecutor(16) as pool:
        keys = set(pool.map(lambda _: kept_secret(path), range(64)))
    assert len(keys) == 1
    assert len(keys.pop()) > 50
