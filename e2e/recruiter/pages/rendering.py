"""A whole page, or only its content for the navigation within the page."""

from flask import Response, make_response, render_template, request

FRAGMENT_HEADER = "X-Fragment"


def render(template: str, **values: object) -> Response:
    """``template`` as a page, or as title and main only where the request comes from static/navigation.js."""
    layout = "_fragment.html" if request.headers.get(FRAGMENT_HEADER) == "main" else "_page.html"
    response = make_response(render_template(template, layout=layout, **values))
    response.vary.update([FRAGMENT_HEADER, "Cookie"])
    response.cache_control.no_store = True
    return response
