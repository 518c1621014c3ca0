"""Pictures are decoded and drawn anew: what is stored is pixels, and nothing that was hidden beside them."""

import tempfile
from dataclasses import dataclass
from threading import Lock
from typing import IO, Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps

from assessment.models import EvidenceFile
from assessment.refusals import FileRefused

Kind = EvidenceFile.Kind
MOST_PIXELS = 50_000_000
# A large picture takes 200 MB while it is drawn: one at a time.
ONE_AT_A_TIME = Lock()
BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)


@dataclass(frozen=True)
class Format:
    name: str
    magic: bytes
    options: dict[str, Any]
    inner: bytes = b""

    def fits(self, head: bytes) -> bool:
        return head.startswith(self.magic) and head[8:].startswith(self.inner)


FORMATS: dict[str, Format] = {
    Kind.PNG: Format("PNG", b"\x89PNG\r\n\x1a\n", {"compress_level": 6}),
    Kind.JPEG: Format("JPEG", b"\xff\xd8\xff", {"quality": 90}),
    Kind.WEBP: Format("WEBP", b"RIFF", {"quality": 90}, inner=b"WEBP"),
}


def drawn_again(file: IO[bytes], kind: str) -> IO[bytes]:
    with ONE_AT_A_TIME:
        try:
            return _drawn(file, FORMATS[kind])
        except BOMBS:
            raise _too_many_pixels() from None
        except MemoryError:
            raise _too_many_pixels() from None


def _drawn(file: IO[bytes], form: Format) -> IO[bytes]:
    file.seek(0)
    picture = _decoded(file, form)
    fresh: IO[bytes] = tempfile.TemporaryFile(dir=settings.FILE_UPLOAD_TEMP_DIR)  # noqa: SIM115 (the caller's)
    try:
        picture.save(fresh, form.name, **form.options)
    except BaseException:
        fresh.close()
        raise
    return fresh


def _decoded(file: IO[bytes], form: Format) -> Image.Image:
    try:
        with Image.open(file, formats=[form.name]) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise _too_many_pixels()
            picture.load()
            upright = ImageOps.exif_transpose(picture)
    except (OSError, SyntaxError, ValueError, EOFError) as damage:
        if isinstance(damage, OSError) and damage.errno is not None:
            raise
        raise FileRefused(_("The picture is damaged. Open it, save it again and try once more.")) from None
    # What stands beside the pixels (place, camera, comments, profiles) is left behind.
    upright.info = {key: value for key, value in upright.info.items() if key == "transparency"}
    return upright


def _too_many_pixels() -> FileRefused:
    return FileRefused(
        _("The picture has more than %(most)d million pixels. Make it smaller and try once more.")
        % {"most": MOST_PIXELS // 1_000_000}
    )
