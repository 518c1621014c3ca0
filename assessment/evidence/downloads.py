"""An evidence file on its way to who may have it: to be kept, never to be shown by the browser itself."""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404

from assessment.models import EvidenceFile

Kind = EvidenceFile.Kind
OPEN_XML = "application/vnd.openxmlformats-officedocument."
TYPES: dict[str, str] = {
    Kind.PDF: "application/pdf",
    Kind.PNG: "image/png",
    Kind.JPEG: "image/jpeg",
    Kind.WEBP: "image/webp",
    Kind.DOCX: OPEN_XML + "wordprocessingml.document",
    Kind.XLSX: OPEN_XML + "spreadsheetml.sheet",
    Kind.PPTX: OPEN_XML + "presentationml.presentation",
    Kind.TEXT: "text/plain",
}


def file_response(row: EvidenceFile) -> FileResponse:
    try:
        content = default_storage.open(row.file)
    except FileNotFoundError:
        raise Http404 from None
    response = FileResponse(content, as_attachment=True, filename=row.name, content_type=TYPES[row.kind])
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
