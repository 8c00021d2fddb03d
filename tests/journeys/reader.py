"""A person at a browser, who notices what people and tools should not have to notice."""

import json
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Every rule of WCAG 2.0, 2.1 and 2.2 up to AA, and axe's own best practices.
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


class Reader:
    """One browser window on our site. ``faults`` collects what went wrong without being asked."""

    def __init__(self, page, address):
        self.page = page
        self.address = address
        self.faults = []
        page.on("console", self._listen)
        page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        page.on("request", self._watch)
        page.on("response", self._judge)

    def go(self, path):
        """Open ``path`` and return the answer."""
        return self.page.goto(self.address + path, wait_until="load")

    def follow(self, link):
        """Click a link and wait for the page it leads to."""
        with self.page.expect_navigation(wait_until="load"):
            link.click()

    def turn(self, *, width, color_scheme):
        """Look at the same page in a window of another width and in another light."""
        self.page.set_viewport_size({"width": width, "height": 900})
        self.page.emulate_media(color_scheme=color_scheme)

    def axe(self, *, but=()):
        """Return every accessibility violation on the page, in words. Needs JavaScript.

        ``but`` names rules that cannot judge here.
        """
        if not self.page.evaluate("() => 'axe' in window"):
            self.page.evaluate(axe_source())
        rules = {**RULES, "rules": {name: {"enabled": False} for name in but}}
        found = self.page.evaluate("rules => axe.run(document, rules)", rules)
        return [
            f"{v['id']} ({v['impact']}): {node['target']} {node['failureSummary']}"
            for v in found["violations"]
            for node in v["nodes"]
        ]

    def overflow(self):
        """Return what is wider than the window, outside boxes that scroll by themselves."""
        return self.page.evaluate(OVERFLOWING)

    def small_targets(self):
        """Return controls smaller than 24 by 24 pixels that do not stand in running text."""
        return self.page.evaluate(SMALL_TARGETS)

    def focused(self):
        """Return what has the focus: its tag, its words, and whether one can see that it does."""
        return self.page.evaluate(FOCUSED)

    def _listen(self, message):
        if message.type in {"error", "warning"} and "Failed to load resource" not in message.text:
            self.faults.append(f"console: {message.text}")

    def _watch(self, request):
        if not request.url.startswith((self.address, "data:", "about:")):
            self.faults.append(f"third party: {request.url}")

    def _judge(self, response):
        is_page = response.request.is_navigation_request()
        if response.status >= 400 and not is_page:
            self.faults.append(f"{response.status}: {response.url}")


@cache
def axe_source():
    """Return axe-core, which the set-up fetched."""
    return AXE.read_text(encoding="utf-8")


def as_lines(found):
    """Return findings so that a failing test is readable."""
    return json.dumps(found, ensure_ascii=False, indent=1)


OVERFLOWING = """() => {
  const width = document.documentElement.clientWidth;
  const scrolls = (e) => e && (/(auto|scroll)/.test(getComputedStyle(e).overflowX)
    ? e !== document.documentElement && e !== document.body : scrolls(e.parentElement));
  const wide = [...document.body.querySelectorAll('*')].filter((e) => {
    const box = e.getBoundingClientRect();
    return box.width && box.right > width + 1 && box.left < width && !scrolls(e.parentElement)
      && getComputedStyle(e).visibility !== 'hidden' && !e.closest('.visually-hidden, svg');
  });
  const all = document.documentElement.scrollWidth > width
    ? [`the page is ${document.documentElement.scrollWidth} wide`] : [];
  return [...all, ...wide.slice(0, 5).map((e) => e.outerHTML.slice(0, 120))];
}"""

SMALL_TARGETS = """() => [...document.querySelectorAll('a[href], button, summary, input, select')]
  .filter((e) => {
    const box = (e.closest('label') || e).getBoundingClientRect();
    const inText = e.matches('a') && getComputedStyle(e).display === 'inline'
      && e.closest('p, li, dd, td, th, figcaption, h2, h3, blockquote, span');
    const gone = !box.width || e.closest('[aria-hidden=true], .skip-link, svg')
      || e.type === 'hidden' || getComputedStyle(e).position === 'absolute';
    return !inText && !gone && (box.width < 24 || box.height < 24);
  }).map((e) => `${e.outerHTML.slice(0, 100)}: ${Math.round(e.getBoundingClientRect().width)}`
    + ` x ${Math.round(e.getBoundingClientRect().height)}`)"""

FOCUSED = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const style = getComputedStyle(e);
  const ringed = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2)
    || style.boxShadow !== 'none';
  const box = e.getBoundingClientRect();
  const seen = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  const words = (e.innerText || e.getAttribute('aria-label') || e.name || '').trim();
  return {tag: e.tagName, words, id: e.id, ringed, seen};
}"""
