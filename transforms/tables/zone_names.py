"""Abbreviations of time zones. Sources: IANA tz database (abbreviations and rules), CLDR (the German and Russian ones).

ZONES holds what one reading dominates; an entry is minutes east of Greenwich, or an IANA name where the abbreviation
is said all year round ("ET"). AMBIGUOUS needs the country of the site; without it such a name decides nothing.
"""

# fmt: off
ZONES: dict[str, int | str] = {
    "z": 0, "utc": 0, "gmt": 0, "ut": 0, "wet": 0, "west": 60, "cet": 60, "cest": 120, "mez": 60, "mesz": 120,
    "met": 60, "mest": 120, "eet": 120, "eest": 180, "oez": 120, "oesz": 180, "msk": 180, "мск": 180, "trt": 180,
    "edt": -240, "cdt": -300, "mdt": -360, "pdt": -420, "akdt": -480, "akst": -540, "hst": -600, "nst": -210,
    "ndt": -150, "et": "America/New_York", "pt": "America/Los_Angeles", "ct": "America/Chicago", "mt": "America/Denver",
    "est": -300, "pst": -480, "mst": -420, "adt": -180,
    "jst": 540, "kst": 540, "hkt": 480, "sgt": 480, "pht": 480, "pkt": 300, "npt": 345, "ict": 420,
    "wib": 420, "wita": 480, "wit": 540, "sast": 120, "eat": 180, "cat": 120, "wat": 60,
    "aest": 600, "aedt": 660, "acst": 570, "acdt": 630, "awst": 480, "nzst": 720, "nzdt": 780,
    "brt": -180, "art": -180, "clst": -180, "pet": -300, "uyt": -180, "vet": -240, "irst": 210, "idt": 180,
    "myt": 480, "mmt": 390,
}

AMBIGUOUS: dict[str, dict[str, int | str]] = {
    "ist": {"in": 330, "lk": 330, "ie": 60, "il": 120},
    "cst": {"us": -360, "ca": -360, "mx": -360, "cn": 480, "tw": 480, "cu": -300},
    "bst": {"uk": 60, "gb": 60, "bd": 360},
    "ast": {"ca": -240, "pr": -240, "us": -240, "bm": -240, "sa": 180, "iq": 180, "kw": 180, "qa": 180, "bh": 180},
    "gst": {"ae": 240, "om": 240, "gs": -120},
    "sst": {"ws": -660, "as": -660, "sg": 480},
    "wst": {"au": 480, "ws": 780},
    "cot": {"co": -300}, "clt": {"cl": -240},
}
# Zones as news says them in words behind a time of day; the East Asian ones stand before it, too.
ZONE_PHRASES: dict[str, int | str] = {
    "eastern time": "America/New_York", "eastern standard time": -300, "eastern daylight time": -240, "eastern": "America/New_York",
    "central time": "America/Chicago", "mountain time": "America/Denver", "pacific time": "America/Los_Angeles",
    "pacific standard time": -480, "pacific daylight time": -420, "uk time": "Europe/London", "london time": "Europe/London",
    "greenwich mean time": 0, "coordinated universal time": 0, "heure de paris": "Europe/Paris", "heure de bruxelles": "Europe/Brussels",
    "hora de brasília": "America/Sao_Paulo", "horário de brasília": "America/Sao_Paulo", "horário de lisboa": "Europe/Lisbon",
    "hora peninsular": "Europe/Madrid", "hora de madrid": "Europe/Madrid", "ora italiana": "Europe/Rome",
    "по москве": 180, "по московскому времени": 180, "за києвом": "Europe/Kyiv", "за київським часом": "Europe/Kyiv", "по киеву": "Europe/Kyiv",
    "بتوقيت غرينتش": 0, "بتوقيت جرينتش": 0, "بتوقيت القاهرة": "Africa/Cairo", "بتوقيت مكة": 180, "بتوقيت السعودية": 180,
    "北京时间": 480, "北京時間": 480, "台北时间": 480, "台北時間": 480, "香港时间": 480, "香港時間": 480, "日本時間": 540,
    "waktu indonesia barat": 420, "giờ việt nam": 420, "giờ hà nội": 420,
}
# fmt: on
