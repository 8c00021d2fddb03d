"""Pages about the service. A view reads the request, asks a service, picks a template."""

from http import HTTPStatus

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import add_never_cache_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.timezone import localdate, now
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from talentlab.errors import TooManyReports
from talentlab.publish.survey.package import NAME, packed_templates
from talentlab.web.common.context import THEME_COOKIE, THEMES
from talentlab.web.common.forms import FaultReportForm
from talentlab.web.common.guide import guide_pages, printed_guide
from talentlab.web.common.http import stands_alone
from talentlab.web.common.language import reader_language
from talentlab.web.common.messages import explain
from talentlab.web.common.models import LONGEST_PAGE, FaultReport
from talentlab.web.common.navigation import sitemap_paths
from talentlab.web.common.services import report_fault
from talentlab.web.common.statement import COMPLAINT_FORM, statement

A_YEAR = 365 * 24 * 3600


@stands_alone
@require_safe
@vary_on_headers("Accept-Language")
def choose_language(_request: HttpRequest) -> HttpResponse:
    """Send the reader to the start page in the language the browser asks for."""
    return HttpResponseRedirect(f"/{get_language()}/")


@stands_alone
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Say what the service is, for whom, and who runs it."""
    return render(request, "common/about.html")


@stands_alone
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """Say what is remembered about a reader: almost nothing."""
    return render(request, "common/privacy.html")


@stands_alone
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """Show the accessibility statement that the law asks for."""
    context = {
        "statement": statement(),
        "is_due": statement().is_due(localdate()),
        "complaint_form": COMPLAINT_FORM,
    }
    return render(request, "common/accessibility.html", context)


@stands_alone
@require_safe
def guide(request: HttpRequest, chapter: str = "") -> HttpResponse:
    """Show one chapter of the method guide, the first one without a name."""
    pages = guide_pages(reader_language())
    chosen = next((page for page in pages if page.slug == chapter), None)
    if chapter and chosen is None:
        raise Http404(chapter)
    has_pdf = printed_guide(reader_language()).is_file()
    context = {
        "pages": pages,
        "page": chosen or pages[0],
        "is_first": chosen is None,
        "has_pdf": has_pdf,
        "has_templates": (chosen or pages[0]).slug == "behovsbedomning",
    }
    response = render(request, "common/guide.html", context)
    if not has_pdf:  # so that the link is there as soon as the file is
        add_never_cache_headers(response)
    return response


@stands_alone
@require_safe
def guide_as_pdf(_request: HttpRequest) -> FileResponse:
    """Send the guide as PDF, where it has been written for this version of Talentlab."""
    path = printed_guide(reader_language())
    if not path.is_file():
        raise Http404(path.name)
    return FileResponse(path.open("rb"), content_type="application/pdf", filename=path.name)


@stands_alone
@require_safe
def survey_templates(_request: HttpRequest) -> HttpResponse:
    """Send questionnaires, letters and files for a needs assessment as one ZIP."""
    language = reader_language()
    name = NAME.say(language)
    return HttpResponse(
        packed_templates(language),
        content_type="application/zip",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@stands_alone
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new_fault_report(request: HttpRequest) -> HttpResponse:
    """Let anyone report a fault, and send them to the page where the answer will be."""
    first = {"page": request.GET.get("sida", "")[:LONGEST_PAGE]}
    form = FaultReportForm(request.POST if request.method == "POST" else None, initial=first)
    status = HTTPStatus.OK
    if form.is_valid() and form.is_from_a_program:
        return render(request, "common/fault_ignored.html")
    if form.is_valid():
        try:
            report = report_fault(
                what=form.cleaned_data["what"],
                page=form.cleaned_data["page"],
                language=reader_language(),
                now=now(),
            )
            return redirect(report)
        except TooManyReports as error:
            form.add_error(None, explain(error))
            status = HTTPStatus.TOO_MANY_REQUESTS
    elif form.is_bound:
        status = HTTPStatus.UNPROCESSABLE_ENTITY
    return render(request, "common/fault_form.html", {"form": form}, status=status)


@stands_alone
@never_cache
@require_safe
def fault_report(request: HttpRequest, reference: str) -> HttpResponse:
    """Thank the person who reported, and show the answer when there is one."""
    report = get_object_or_404(FaultReport, reference=reference)
    page = render(request, "common/fault_report.html", {"report": report})
    page["X-Robots-Tag"] = "noindex"
    page["Referrer-Policy"] = "no-referrer"
    return page


@csrf_exempt  # changes one cookie that is the reader's own; forms on kept pages hold no token
@stands_alone
@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Remember light, dark or as the device, and return to the page."""
    chosen, back = request.POST.get("theme", ""), request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        back = f"/{get_language()}/"
    response = HttpResponseRedirect(back)
    if chosen not in THEMES or request.headers.get("Sec-Fetch-Site", "same-origin") == "cross-site":
        return response
    if chosen == "auto":
        response.delete_cookie(THEME_COOKIE, samesite="Lax")
    else:
        response.set_cookie(
            THEME_COOKIE,
            chosen,
            max_age=A_YEAR,
            httponly=True,
            samesite="Lax",
            secure=request.is_secure(),
        )
    return response


@stands_alone
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Let search engines read everything but answers to reports, and scenarios without end."""
    lines = (
        "User-agent: *",
        "Disallow: /sv/tillganglighet/anmal/",
        "Disallow: /en/tillganglighet/anmal/",
        "Disallow: /sv/scenarier/",
        "Disallow: /en/scenarier/",
        f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}",
    )
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@stands_alone
@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """List every page in both languages for search engines."""
    context = {"start": request.build_absolute_uri("/"), "paths": sitemap_paths(request)}
    return render(request, "common/sitemap.xml", context, content_type="application/xml")
