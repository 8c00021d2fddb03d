"""A switch that closes the site: it is on while the file ``var/maintenance`` exists."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language_from_request, override

from talentlab.web.common.http import GetResponse
from talentlab.web.common.standalone import standalone_page


class MaintenanceMiddleware:
    """Answers every request with a friendly closed sign while the switch is on."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return the page, or the closed sign."""
        if not settings.MAINTENANCE_SWITCH.exists():
            return self.get_response(request)
        with override(get_language_from_request(request, check_path=True)):
            page = standalone_page("maintenance", status=503)
        page["Retry-After"] = "600"
        return page
