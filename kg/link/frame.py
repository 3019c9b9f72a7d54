"""The document's frame: its title, the body that speaks, the area it speaks of and the year."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from kg.link.scope import LEVELS, find_area, find_level
from kg.model import Kind, Mention, Sentence, SentenceKind, Span, Text
from kg.names import split_places
from kg.record import record

BODIES = frozenset({Kind.AUTHORITY, Kind.SCHOOL, Kind.GROUP})
SCHOOLLIKE = re.compile(r"[我本母]校|全[校园](?![长本])|[我本]园|[我本]院|(?:我们|咱们?)(?:学校|幼儿园|校|园)")
CLAIMED = re.compile(r"(?:我们|咱们?)$")
"""Before a name: it is the speaker's own (咱莱阳市蚬河幼儿园)."""
GROUPLIKE = re.compile(r"[我本]集团|[我本]学区|(?<![一-鿿])集团(?!化)")
BUREAULIKE = re.compile(r"[我本]局|[我全]办|[我全][区县市州]|教育局")
YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)(?![级届])\s*(?:年|学年|[-—~至]|春|秋|上|下)?")
SHORT_YEAR = re.compile(r"(?<!\d)(\d{2})年(?!级|代|来|度?制)")
CHINESE_YEAR = re.compile(r"([一二][九零〇○O0][零〇○O0一二三四五六七八九]{2})年")
DIGITS = {char: str(value) for value, char in enumerate("零一二三四五六七八九")} | {
    "〇": "0",
    "○": "0",
    "O": "0",
    "0": "0",
}
SPEAKER = re.compile(r"我[校园院局]|我(?:集团|学区)")
LEAST_SPOKEN = 2
HEAD = 500
"""The first so many characters at most are the head of a document, however long its lines."""
MASTHEAD = 4
"""Lines at the head of a document that may name who speaks."""
MET = re.compile(r"我[校园院局](?:区|们)?(?:与|和|同|跟|到|赴|派往)$|(?:^|[(,。])(?:呈?报送?|向|致|呈)$")
"""Behind such words stands another body than the one that speaks."""
VENUE_BEFORE = re.compile(r"[在于]$")
VENUE_AFTER = re.compile(r"[^,，。;；]{0,8}?(?:举[行办]|召开|开幕|落幕|闭幕|开赛|开考|进行|揭牌|拉开)")
MADE = re.compile(r"(?:制|编[制印]|整理|供稿|汇编)(?=[,，。)）;；\s]|$)")
OFFICES = "局办厅委室科处"
"""How a bureau says what it is: 我局, 我办."""
STOPS = frozenset("。;；!！?？…,，")
PLANS = re.compile(r"计划|打算|要点|安排|思路|展望|下一步")
MASKED_YEAR = re.compile(r"(?:20)?(?:x{2}|[*]{2}|[×○]{2}|nn)年|x{4}年")
UPLOADED = re.compile(r"(?:时间|日期|发布|上传|更新)(?:日期|时间)?[:：]\s*(?:19|20)\d\d[-/.年][^\n]*")
"""When a page was put up tells nothing of the year of a text whose own years are masked."""
STAMP = re.compile(
    r"(?<!\d)((?:19|20)\d{2})(?:[-/.](?:1[0-2]|0?[1-9])[-/.]|年(?:1[0-2]|0?[1-9])月)(?:3[01]|[12]\d|0?[1-9])"
)
"""The day a page was published on, near its head."""
STAMPED = 400
BOOK = re.compile(r"[一-鿿]{2,8}(?:教育)?(?:年鉴|志|大事记)(?:[(][^()]{0,12}[)])?(?=\s)")
"""The head of a yearbook's page, whose section stands beside it as in a row (龙泉年鉴(2015)\t教育)."""
SIGNING = re.compile(r"(?:[(【]|—+)\s*$")
SIGNED = re.compile(r"[^,。;!?()]{0,14}[)】]?。?\s*$")
"""What stands before and behind a body that signs at the very end of a text: ……。(望江中学2021年总结)."""
COMMITTEE = re.compile(r"(.{2,14}(?:学区|集团|联盟|共同体))(?:管理委员会|管委会|理事会|办公室|领导小组|工作委员会)")
"""The office of a group, which speaks for the group."""
FOUNDED = re.compile(
    r"(?:19|20)\d{2}年(?:[0-9]{1,2}月)?(?:建[制校园成立]|始建|创[办建]|成立|开办|办学)|(?:[建办]|始创|创立|成立)于(?:19|20)\d{2}年"
)
"""A year that tells how old a school is."""
LATE = 4
"""The last so many years that a text names are those it may report on."""


@record
class Scene:
    """Who speaks: names as written ("" where untold); `level` is the last character of the reporting area (区, 县, 市)."""

    title: str
    voice: Mention | None
    area: str
    level: str
    year: int | None


def read_scene(text: Text, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> Scene:
    """The frame in words, from title, text and file name."""
    title = find_title(text, sentences)
    part = slice(sentences[0].span.start, sentences[-1].span.end) if sentences else slice(0, 0)
    folded = text.folded[part]
    spoken = [speak_for(mention) for mention in mentions]
    voice = find_voice(folded, sentences, spoken, title) or find_speaker(mentions)
    level = find_level(folded)
    stem = PurePosixPath(text.source.path).stem
    titles = [one for one in (title, stem) if one[-1:] not in STOPS]
    area = find_area(text.folded, part, mentions, voice, level, titles)
    return Scene(
        title,
        voice,
        area,
        next((one for one in LEVELS if area.endswith(one)), level),
        find_year(folded, title, stem, text.source.raw),
    )


def find_title(text: Text, sentences: Sequence[Sentence]) -> str:
    """The title line, else the first short line, else what the file says of itself, else the file's name."""
    for sentence in sentences[:6]:
        if sentence.kind is SentenceKind.TITLE:
            return sentence.chars.strip()
    if sentences and len(sentences[0].chars) <= 60 and sentences[0].kind is not SentenceKind.ROW:
        return sentences[0].chars.strip()
    if sentences and (book := BOOK.match(sentences[0].folded)):
        return sentences[0].chars[: book.end()].strip()
    return text.source.title or PurePosixPath(text.source.path).stem


def find_voice(folded: str, sentences: Sequence[Sentence], mentions: Sequence[Mention], title: str) -> Mention | None:
    """The body that reports: named in the title, the first lines or the signature, of the kind its first person tells."""
    kinds = {
        Kind.SCHOOL: len(SCHOOLLIKE.findall(folded)),
        Kind.GROUP: len(GROUPLIKE.findall(folded)),
        Kind.AUTHORITY: len(BUREAULIKE.findall(folded)),
    }
    titles = "".join([sentence.chars for sentence in sentences if sentence.kind is SentenceKind.TITLE][:2])
    spoken = {end: folded.count(f"我{end}") for end in OFFICES}
    head = min(sentences[min(5, len(sentences) - 1)].span.end, sentences[0].span.start + HEAD) if sentences else 0
    near = sentences[min(3, len(sentences) - 1)].span.end if sentences else 0
    tail = sentences[max(0, len(sentences) - 3)].span.start if sentences else 0
    counts = Counter(mention.name for mention in mentions)
    told = find_level(folded)
    best: tuple[float, int, Mention] | None = None
    for place, mention in enumerate(mentions):
        if (
            mention.kind not in BODIES
            or mention.rule.startswith("pronoun")
            or MET.search(said_before(mention, sentences))
            or is_venue(mention, sentences)
        ):
            continue
        score = 1.5 * min(3, kinds[mention.kind]) + min(4, counts[mention.name]) * 0.5
        titled = mention.name in title.replace(" ", "")
        score += 5 if titled else 3 if mention.name in titles else 0
        score -= 3 if mention.kind is Kind.SCHOOL and not titled and not kinds[Kind.SCHOOL] else 0
        score += 2 if mention.span.end <= head else 0
        score += 3 if mention.span.start >= tail and stands_alone(mention, sentences[-3:]) else 0
        score += 3 if mention.span.end <= head and stands_alone(mention, sentences[:MASTHEAD]) else 0
        signed = mention.span.start >= tail and closes_text(mention, sentences[-1])
        score += 5 if signed else 0
        claimed = CLAIMED.search(said_before(mention, sentences)) is not None
        if (
            mention.kind is Kind.SCHOOL
            and not claimed
            and counts[mention.name] < 3
            and mention.span.start > near
            and not (titled or signed)
        ):
            continue
        if claimed or (mention.span.end <= head and is_maker(mention, sentences)):
            score += 4
        level = told if mention.kind is Kind.AUTHORITY else ""
        places, rest = split_places(mention.name)
        above = (rest[:1] if rest[:1] in "省市" else "") or (places[-1][-1] if places else "")
        if level and above in {"省", "市"} and above != level and not (level == "区" and above == "市" and not places):
            score -= 4
        if mention.kind is Kind.AUTHORITY:
            score += 1 if re.search(r"教[育体委科]|教育办|文教", mention.name) else -4
            score += 3 if spoken.get(mention.name[-1]) else -3 if any(spoken.values()) else 0
        if best is None or score > best[0]:
            best = (score, -place, mention)
    return best[2] if best and best[0] >= 4 else None


def speak_for(mention: Mention) -> Mention:
    """The group for which its office speaks (临江大学区|管理委员会); any other mention as it is."""
    match = COMMITTEE.fullmatch(mention.name) if mention.kind in {Kind.AUTHORITY, Kind.ORGANISATION} else None
    if match is None:
        return mention
    span = Span(mention.span.start, mention.span.start + match.end(1))
    return replace(mention, kind=Kind.GROUP, name=match[1], span=span, rule="group-of-office")


def said_before(mention: Mention, sentences: Sequence[Sentence]) -> str:
    """The few words of its sentence right before a mention."""
    place = bisect_right(sentences, mention.span.start, key=lambda sentence: sentence.span.start) - 1
    if place < 0:
        return ""
    start = mention.span.start - sentences[place].span.start
    return sentences[place].folded[max(0, start - 6) : max(0, start)]


def is_venue(mention: Mention, sentences: Sequence[Sentence]) -> bool:
    """Whether a body is told as where something takes place: 在望江中学举行."""
    if not VENUE_BEFORE.search(said_before(mention, sentences)):
        return False
    place = bisect_right(sentences, mention.span.start, key=lambda sentence: sentence.span.start) - 1
    sentence = sentences[place]
    return VENUE_AFTER.match(sentence.folded, mention.span.end - sentence.span.start) is not None


def is_maker(mention: Mention, sentences: Sequence[Sentence]) -> bool:
    """Whether a body is told to have made what follows: (市教体局基教股|制,8月29日)."""
    place = bisect_right(sentences, mention.span.start, key=lambda sentence: sentence.span.start) - 1
    return MADE.match(sentences[place].folded, mention.span.end - sentences[place].span.start) is not None


def find_speaker(mentions: Sequence[Mention]) -> Mention | None:
    """The 我校 or 我园 that speaks where no name tells who it is: what its document says of it is kept, under no other name."""
    told = [one for one in mentions if one.rule == "pronoun-voice" and SPEAKER.fullmatch(one.name)]
    counts = Counter(one.name for one in told)
    return next((replace(one, masked=True) for one in told if counts[one.name] >= LEAST_SPOKEN), None)


def stands_alone(mention: Mention, sentences: Sequence[Sentence]) -> bool:
    """Whether a mention stands alone in its line, as a signature or a masthead does, and is not who the text is addressed to."""
    return any(
        sentence.span.covers(mention.span)
        and len(sentence.chars.strip()) <= len(mention.name) + 14
        and sentence.chars.strip()[-1] not in ":："
        for sentence in sentences
    )


def closes_text(mention: Mention, last: Sentence) -> bool:
    """Whether a mention signs at the end of the last sentence, in brackets or behind a dash."""
    if not last.span.covers(mention.span):
        return False
    start, end = mention.span.start - last.span.start, mention.span.end - last.span.start
    return bool(SIGNING.search(last.folded[:start]) and SIGNED.match(last.folded, end))


def find_year(folded: str, title: str, stem: str, page: str = "") -> int | None:
    """The year reported on: in the title before any word of plans, else the file's name, else the most frequent of the text's latest years."""
    for words in (title, stem):
        years = all_years(words)
        if years:
            # A yearbook tells of the year before the one in its title.
            return years[0] - 1 if "年鉴" in words and f"{years[0] - 1}年" in folded else years[0]
    if MASKED_YEAR.search(folded):
        folded = UPLOADED.sub("", folded)
    elif stamp := STAMP.search(page[:STAMPED]):
        return int(stamp[1])
    counts = Counter(all_years(FOUNDED.sub("", folded)))
    late = {year: count for year, count in counts.items() if year > max(counts) - LATE}
    return max(late, key=lambda year: (late[year], year), default=None)


def all_years(words: str) -> list[int]:
    """Every calendar year in a text, in order, written with digits or in Chinese.

    >>> all_years("二○一○年工作总结及2011年工作安排")
    [2010, 2011]
    """
    found = [(match.start(), int(match.group(1))) for match in YEAR.finditer(words)]
    found += [
        (match.start(), int("".join(DIGITS[char] for char in match.group(1)))) for match in CHINESE_YEAR.finditer(words)
    ]
    return [year for _, year in sorted(found) if 1900 <= year <= 2100]
