from django.urls import path

from assessment.consult import views

app_name = "consult"
urlpatterns = [
    path("", views.companies, name="companies"),
    path("companies/new/", views.new_company, name="new_company"),
    path("companies/<uuid:company_uid>/", views.company, name="company"),
    path("companies/<uuid:company_uid>/facts/", views.facts, name="facts"),
    path("companies/<uuid:company_uid>/next-round/", views.next_round, name="next_round"),
    path("rounds/<uuid:round_uid>/", views.round_page, name="round"),
    path("rounds/<uuid:round_uid>/questionnaire/", views.questionnaire, name="questionnaire"),
    path("rounds/<uuid:round_uid>/new-link/", views.new_link, name="new_link"),
    path("rounds/<uuid:round_uid>/reopen/", views.reopen, name="reopen"),
    path("rounds/<uuid:round_uid>/lock/", views.lock, name="lock"),
    path("rounds/<uuid:round_uid>/unlock/", views.unlock, name="unlock"),
    path("rounds/<uuid:round_uid>/result/", views.result, name="result"),
    path("rounds/<uuid:round_uid>/verify/", views.verify, name="verify"),
    path("rounds/<uuid:round_uid>/verify/<str:item>/", views.verify_item, name="verify_item"),
    path("rounds/<uuid:round_uid>/files/<uuid:uid>/", views.evidence_file, name="evidence_file"),
    path("rounds/<uuid:round_uid>/reports/", views.reports, name="reports"),
    path("rounds/<uuid:round_uid>/reports/<uuid:uid>/", views.report_state, name="report"),
    path("rounds/<uuid:round_uid>/reports/<uuid:uid>/file/", views.report_file, name="report_file"),
]
