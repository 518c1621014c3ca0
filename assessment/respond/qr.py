"""A private link as a QR code, drawn into the page."""

import segno
from django.utils.safestring import SafeString, mark_safe


def qr_of(link: str) -> SafeString:
    drawn = segno.make(link, error="m", micro=False).svg_inline(
        border=2, dark="#1b2430", light="#ffffff", omitsize=True, svgclass="qr-code", lineclass=None
    )
    # Paths and nothing else: what the link says is in their shape.
    return mark_safe(drawn)  # noqa: S308
