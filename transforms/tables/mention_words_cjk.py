"""How Chinese, Japanese and Korean articles name days near the day they appear: scripts that join these words.

DAYS, WEEKS, MONTHS, YEARS   words counted from the day of publication -> how many on
WEEKDAYS                     patterns of a weekday behind the word of its week, and alone; "@" is its letter
WEEKDAY_LETTERS              those letters, Monday first
UNITS                        units that stand before AGO: day, week, month, year
MONTH_AND_DAY                what stands behind the number of a month, and of a day
NAMES                        names and words that begin with a word of DAYS (a former mayor of Tianjin, a news app)
"""

# fmt: off
DAYS: dict[str, dict[str, int]] = {
    "zh": {"今天": 0, "今日": 0, "昨天": -1, "昨日": -1, "明天": 1, "明日": 1, "前天": -2, "后天": 2, "後天": 2},
    "ja": {"今日": 0, "本日": 0, "昨日": -1, "きのう": -1, "明日": 1, "あす": 1, "一昨日": -2, "おととい": -2, "明後日": 2, "あさって": 2},
    "ko": {"오늘": 0, "어제": -1, "내일": 1, "그제": -2, "그저께": -2, "모레": 2},
}
WEEKS: dict[str, dict[str, int]] = {
    "zh": {
        "上周": -1, "上週": -1, "上星期": -1, "上个星期": -1, "上個星期": -1, "上礼拜": -1, "上禮拜": -1,
        "本周": 0, "本週": 0, "这周": 0, "這週": 0, "本星期": 0, "这星期": 0,
        "下周": 1, "下週": 1, "下星期": 1, "下个星期": 1, "下個星期": 1, "下礼拜": 1, "下禮拜": 1,
    },
    "ja": {"先週": -1, "今週": 0, "来週": 1},
    "ko": {"지난주": -1, "지난 주": -1, "이번주": 0, "이번 주": 0, "다음주": 1, "다음 주": 1},
}
MONTHS: dict[str, dict[str, int]] = {
    "zh": {"上月": -1, "上个月": -1, "上個月": -1, "本月": 0, "这个月": 0, "這個月": 0, "下月": 1, "下个月": 1, "下個月": 1},
    "ja": {"先月": -1, "今月": 0, "来月": 1},
    "ko": {"지난달": -1, "이번달": 0, "이번 달": 0, "이달": 0, "다음달": 1, "다음 달": 1},
}
YEARS: dict[str, dict[str, int]] = {
    "zh": {"前年": -2, "去年": -1, "今年": 0, "明年": 1},
    "ja": {"一昨年": -2, "昨年": -1, "去年": -1, "今年": 0, "来年": 1},
    "ko": {"재작년": -2, "작년": -1, "지난해": -1, "올해": 0, "내년": 1},
}
WEEKDAYS: dict[str, tuple[str, str]] = {
    "zh": ("@(?![个個年月天])", "(?:周|週|星期|礼拜|禮拜)@(?![个個年月])"),
    "ja": ("の?@曜日?", "@曜日?"),
    "ko": (r"\s?@요일", "@요일"),
}
WEEKDAY_LETTERS: dict[str, str] = {"zh": "一二三四五六日天", "ja": "月火水木金土日", "ko": "월화수목금토일"}
UNITS: dict[str, tuple[str, str, str, str]] = {
    "zh": ("天|日", "周|週|个星期|個星期", "个月|個月", "年"),
    "ja": ("日", "週間", "か月|ヶ月|カ月|ヵ月", "年"),
    "ko": ("일", "주", "개월|달", "년"),
}
NAMES: dict[str, str] = {"zh": "前天津|今日头条|今日頭條", "ja": "(?!)", "ko": "오늘의집"}
AGO: dict[str, str] = {"zh": "前", "ja": "前", "ko": r"\s?전"}
MONTH_AND_DAY: dict[str, tuple[str, str]] = {"zh": ("月", "[日号號]"), "ja": ("月", "日"), "ko": ("월", "일")}
# fmt: on
