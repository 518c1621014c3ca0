from django.urls import path, re_path

from assessment.api import views
from assessment.api.document import Document

app_name = "api"
urlpatterns = [
    path("schema/", Document.as_view(), name="schema"),
    path("companies/", views.Companies.as_view(), name="companies"),
    path("companies/<uuid:company_uid>/", views.Company.as_view(), name="company"),
    path("companies/<uuid:company_uid>/rounds/", views.Rounds.as_view(), name="rounds"),
    path("rounds/<uuid:round_uid>/", views.Round.as_view(), name="round"),
    path("rounds/<uuid:round_uid>/link/", views.Link.as_view(), name="link"),
    path("rounds/<uuid:round_uid>/result/", views.Result.as_view(), name="result"),
    path("rounds/<uuid:round_uid>/reports/", views.Reports.as_view(), name="reports"),
    path("rounds/<uuid:round_uid>/reports/<uuid:report_uid>/", views.ReportState.as_view(), name="report"),
    path(
        "rounds/<uuid:round_uid>/reports/<uuid:report_uid>/file/",
        views.ReportFile.as_view(),
        name="report-file",
    ),
    re_path(r"", views.nowhere, name="nowhere"),
]
