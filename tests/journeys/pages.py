"""Which pages there are, so that a new page cannot be forgotten."""

LANGUAGES = ("sv", "en")
WIDTHS = (1280, 375)
SCHEMES = ("light", "dark")

MISSING = "finns-inte/"

# One of each kind: what the sitemap lists, with some areas standing for all, and what it cannot.
PAGES = (
    "",
    "befolkning/",
    "befolkning/?omrade=2480&ar=2035",
    "omraden/",
    "omraden/24/",
    "omraden/2480/",
    "omraden/2425/",
    "jamfor/",
    "jamfor/?omrade=2480&omrade=2482&omrade=2425&omrade=2460",
    "traffsakerhet/",
    "traffsakerhet/?prognos=sysselsattning&niva=3&ordning=intervall",
    "yrken/",
    "yrken/alla/",
    "yrken/alla/?omrade=2480&riktning=osakert&sortera=-oppningar",
    "yrken/sok/",
    "yrken/sok/?q=usk",
    "yrken/sok/?q=xqzxqz",
    "yrken/jamfor/",
    "yrken/jamfor/?yrke=2221&yrke=5321&yrke=2512&yrke=7231",
    "figur/yrken-alla/?falt=53",
    "figur/yrken-falt/",
    "yrken/5321/",
    "yrken/5321/?omrade=2480",
    "yrken/532/?omrade=2480&ar=2028",
    "yrken/2/?omrade=00&kon=women",
    "kallor/",
    "figur/utveckling/?omrade=2480&alder=20-64",
    "figur/pyramid/?omrade=2425&ar=2040",
    "figur/karta/",
    "figur/fel-storlek-sysselsattning/?horisont=1",
    "figur/yrke-oppningar/?yrke=5321",
    "figur/profil-forandring/?omrade=24",
    "metod/",
    "metod/befolkning/",
    "metod/sysselsattning/",
    "metod/osakerhet/",
    "om/",
    "integritet/",
    "tillganglighet/",
    "tillganglighet/anmal/",
    MISSING,
)
