from django.urls import path

from assessment.respond import files, front, papers, views

app_name = "respond"
urlpatterns = [
    path("", front.start, name="start"),
    path("start/", front.begin, name="begin"),
    path("lost/", front.lost, name="lost"),
    path("check/", papers.check, name="check"),
    path("language/", front.language, name="language"),
    path("r/<str:token>/", views.home, name="home"),
    path("r/<str:token>/consent/", views.consent, name="consent"),
    path("r/<str:token>/s/<str:code>/", views.section, name="section"),
    path("r/<str:token>/save/<str:item>/", views.save, name="save"),
    path("r/<str:token>/files/<str:item>/", files.add, name="files"),
    path("r/<str:token>/file/<uuid:uid>/", files.download, name="file"),
    path("r/<str:token>/file/<uuid:uid>/remove/", files.remove, name="remove_file"),
    path("r/<str:token>/review/", views.review, name="review"),
    path("r/<str:token>/result/", views.result, name="result"),
    path("r/<str:token>/receipt/", papers.receipt, name="receipt"),
    path("r/<str:token>/receipt/answers.json", papers.receipt_answers, name="receipt_answers"),
    path("r/<str:token>/receipt/<str:language>.pdf", papers.receipt_pdf, name="receipt_pdf"),
    path("r/<str:token>/print/empty/", papers.print_empty, name="print_empty"),
    path("r/<str:token>/print/answers/", papers.print_answers, name="print_answers"),
    path("r/<str:token>/reports/", views.request_report, name="reports"),
    path("r/<str:token>/reports/<uuid:uid>/", views.report_state, name="report"),
    path("r/<str:token>/reports/<uuid:uid>/file/", views.report_file, name="report_file"),
]
