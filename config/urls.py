from django.urls import include, path

urlpatterns = [
    path("", include("assessment.respond.urls")),
    path("firm/", include("assessment.consult.urls")),
    path("account/", include("assessment.accounts.urls")),
    path("api/v1/", include("assessment.api.urls")),
]

handler400 = "assessment.errors.bad_request"
handler403 = "assessment.errors.forbidden"
handler404 = "assessment.errors.not_found"
handler500 = "assessment.errors.server_error"
