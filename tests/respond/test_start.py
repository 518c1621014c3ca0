import pytest
from django.test import Client

from assessment.models import Company, Respondent
from tests.respond.conftest import text_of

pytestmark = pytest.mark.django_db


def test_the_first_page_says_what_it_is_and_that_it_is_no_standard(client):
    response = client.get("/")
    said = text_of(response)
    assert response.status_code == 200
    assert "42道题" in said
    assert "不是标准" in said
    assert "快速版6–8分钟" in said


def test_the_first_page_speaks_the_browsers_language():
    response = Client(HTTP_ACCEPT_LANGUAGE="en").get("/")
    assert "Which road is your company on?" in text_of(response)
    assert response["Content-Language"] == "en"


def test_the_first_page_speaks_chinese_to_a_browser_that_speaks_neither():
    assert "走在哪条路上" in text_of(Client(HTTP_ACCEPT_LANGUAGE="fr").get("/"))


def test_the_first_page_names_every_section_and_who_knows_it(client):
    said = text_of(client.get("/"))
    for name in (
        "改造对象",
        "盈利方式",
        "增长驱动",
        "平台与中心",
        "技术与产业融合",
        "生产要素与生产关系",
        "供需再平衡",
    ):
        assert name in said
    assert "财务负责人" in said


def test_a_company_begins_and_gets_its_link(client, begin_data):
    response = client.post("/start/", begin_data)
    respondent = Respondent.objects.get()
    assert response.status_code == 302
    assert response["Location"].startswith("/r/")
    assert respondent.consented_at is not None
    assert respondent.is_coordinator
    assert respondent.round.company.name == "云采工业品"
    assert client.get(response["Location"]).status_code == 200


def test_the_chosen_language_is_kept(client, begin_data):
    response = client.post("/start/", begin_data | {"language": "en"})
    assert client.cookies["language"].value == "en"
    assert "Your private link" in text_of(client.get(response["Location"]))


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("name", "", "请填写企业名称。"),
        ("name", "   ", "请填写企业名称。"),
        ("name", "长" * 81, "名称最多80个字"),
        ("industry", "", "请选择行业。"),
        ("industry", "Z", "Z"),
        ("size", "", "请选择规模。"),
        ("region", "", "请选择所在地区。"),
        ("track", "", "请选择你们属于哪一种。"),
        ("track", "retail", "retail"),
        ("form", "", "请选择问卷。"),
        ("language", "fr", "fr"),
        ("email", "nobody", "这不是邮箱地址"),
        ("consent", "", "您不同意，我们就不能保存任何答案。"),
    ],
)
def test_what_is_not_right_is_named_and_nothing_typed_is_lost(client, begin_data, field, value, told):
    response = client.post(
        "/start/", begin_data | {field: value, "email": value if field == "email" else "a@b.cn"}
    )
    page = response.content.decode()
    assert response.status_code == 400
    assert told in text_of(response)
    assert not Company.objects.exists()
    if field != "name":
        assert 'value="云采工业品"' in page
    if field != "region":
        assert '<option value="GD" selected>' in page
    if field != "email":
        assert 'value="a@b.cn"' in page


def test_every_fault_is_named_at_once_and_leads_to_its_field(client):
    page = client.post("/start/", {}).content.decode()
    for field in ("name", "industry", "size", "region", "track", "form", "language", "consent"):
        assert f'href="#id_{field}"' in page
        assert f'id="id_{field}"' in page


def test_the_page_can_change_its_language_with_all_that_was_typed(client, begin_data):
    response = client.post("/start/", begin_data | {"switch": "en", "consent": ""})
    page = response.content.decode()
    assert response.status_code == 200
    assert "First, who you are" in page
    assert 'value="云采工业品"' in page
    assert '<option value="F" selected>' in page
    assert client.cookies["language"].value == "en"
    assert not Company.objects.exists()


def test_the_express_form_can_be_chosen_beforehand(client):
    assert 'value="express" id="id_form" checked' in client.get("/start/?form=express").content.decode()


def test_starts_are_limited_and_what_was_typed_stays(client, begin_data, settings):
    rates = {**settings.REST_FRAMEWORK["DEFAULT_THROTTLE_RATES"], "start": "2/hour"}
    settings.REST_FRAMEWORK = {**settings.REST_FRAMEWORK, "DEFAULT_THROTTLE_RATES": rates}
    for _ in range(2):
        assert client.post("/start/", begin_data).status_code == 302
    response = client.post("/start/", begin_data)
    assert response.status_code == 429
    assert int(response["Retry-After"]) > 3000
    assert "这个网络刚才开始得太多了" in text_of(response)
    assert 'value="云采工业品"' in response.content.decode()
    assert Company.objects.count() == 2


def test_a_mistyped_form_does_not_count_as_a_start(client, begin_data, settings):
    rates = {**settings.REST_FRAMEWORK["DEFAULT_THROTTLE_RATES"], "start": "1/hour"}
    settings.REST_FRAMEWORK = {**settings.REST_FRAMEWORK, "DEFAULT_THROTTLE_RATES": rates}
    for _ in range(3):
        assert client.post("/start/", begin_data | {"name": ""}).status_code == 400
    assert client.post("/start/", begin_data).status_code == 302
