from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def closed(request: HttpRequest) -> HttpResponse:
    """Who looks for a sign-up learns how accounts are made here."""
    return render(request, "account/signup_closed.html")
