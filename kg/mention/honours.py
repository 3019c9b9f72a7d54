"""Honours and initiatives that no class word gives away: what stands after 被评为, 荣获, 推行 and in quotation marks."""

import re
from collections.abc import Iterator

from kg.gate import Seldom, gated, lead
from kg.mention.candidate import Candidate
from kg.mention.honour_words import load_honour_words
from kg.model import Kind, Sentence, Span

CONFERRED = lead(
    r"(?:被(?:[^,，。；;、被]{2,20}?)?(?:评选?为|授予|命名为|认定为|确定为|表彰为|评定为|授牌为|列为|推荐为|增补为)|获命名为|荣获|获评|获颁|荣膺|上榜|现[为是](?=[一-鿿]{2,4}[省市县区]|[省市县区州]级|国家级)|成为(?=[一-鿿]{2,3}[省市县区]|[省市县区州]级|全[国省市县区]|[一-鿿]{2,4}(?:名师|名校长|名班主任|工匠|园丁|楷模)(?:[,。;、]|$))|晋升(?=国家|[省市]级)|荣登|获封|获得?授?|喜获"
    r"|捧[回得]|夺得|当上|评上|[挂戴]上|挂起|得了|拿[到下]|赢得|颁[来发]|入了|(?:创成|创建|评选|认定|确认|命名|晋升|晋级|升格|升级|批准|入选|跻身|当选|选树|评|列|定|晋)(?:成为|为)|列入(?=[^,，。;；]{2,16}(?<!创建)(?<!培育)(?<!建设)(?<!储备)名单)|创成|获批|入选|入列|入编|名列(?=全[国省市县区州])|跻身|成功创建|授予|双双?成为|喜获)了?(?:首批)?"
)
NAMED_AS = Seldom(r"(?:命名|认定|确定|确认|评选?|批准|表彰)[^,，。;；:：为]{2,40}?为了?(?=[“\"「]?[一-鿿])")
"""Conferring with whom it is conferred on between: 命名甲校、乙校为…."""
IS_ONE = Seldom(
    r"(?<![一-鿿]就)(?<!不)(?<!还)(?:[也均都现]?[是系])(?=[“\"]?(?:全?[国省市区县州](?:级|首批)?|国家级?|自治区级?|首批|[一二三四五]星级?)[一-鿿]{2})"
)
"""Somebody is what only an honour makes them: 是省级示范高中."""
YEARED = Seldom(
    r"(?:19|20)\d\d年的(?=[“\"]?(?:全?[国省市区县州](?:级|首批)?|国家级?|自治区级?|[一-鿿]{2,4}[省市区县州旗])[一-鿿]{2})"
)
"""An honour told by its year alone: 2011年的|云南省绿色学校."""
PHRASE = re.compile(
    r"(?:(?:[省市区县旗州镇]里|[一-鿿]{2,8}[局厅委会府])(?:颁发?|授予?|评)?的(?=[“\"「]))?[“\"「]?([^,，。；;：:、!！?？“”\"「」\n()（）]{3,28})[”\"」]?"
)
GRADE = re.compile(
    r"(?:综合|团体|总分|组织)?(?:特|一|二|三|四|优胜|优秀|[金银铜]|冠|亚|季)[、等一二三]*(?:奖|等奖|等次|军|名)|第[一二三四五六七八九十\d]+名?|提名奖?|[前第][一二三四五六七八九十]+名?"
)
OWN_PRIZE = re.compile(r"优[胜秀]奖")
OF_FIELD = re.compile(r"(?:质量|工作|教学|教育|管理|成绩|成效|效益|贡献|创新|卫生|安全|宣传|服务|德育)$")
"""Behind such a field, which is no contest, a prize is called by it: 教学质量|优胜奖."""
CUT = re.compile(
    r"(?:光荣|荣誉|等|的)*(?:称号|荣誉|牌匾|奖牌|证书|牌子|帽子)|(?:培育|创建|建设|培养|认定|入选)?名单|(?:之列|行列)|的(?=选手|学校|单位|教师|老师|集体|个人|学生|有|是|还有|校)|等[\d一二三四五六七八九十]+[项个]|(?<=[园校位体人])(?:之|以)?后$"
)
CALLED = re.compile(r"[”\"]?(?:光荣|荣誉|等)*(?:称号|牌匾|奖牌|殊荣)")
AND = re.compile(r"[和及与暨]|以及")
BODY_END = re.compile(r"(?:小学|中学|学校|幼儿园|初中|高中|校|园|局|[镇乡县区市]|教师|老师|同志|学生|单位|集体)$")
CONFERRED_ON = re.compile(
    r".{2,26}?等[\d一二三四五六七八九十百]+[名位个人所家](?:同志|教师|老师|学校|单位|集体|个人|学生)?"
)
"""On whom an honour is conferred, before its name: 授予李晓兰等437人|全国优秀教师."""
FIELD_END = re.compile(
    r"(?:[小中]学|[初高]中|幼儿|[男女]子?|[甲乙丙])组$|^(?:科技)?(?:辅导员|指导(?:教师|老师)|教师|学生|选手|个人|团体|集体)$"
)
"""What a contest is parted into, and no honour (获省示范性高中组第一名, 获辅导员一等奖)."""
SHORT = 7
"""An honour of more characters than this, right behind its verb, is surely one name."""
PASSED = re.compile(
    r"通过了?(?!对)([^,，。；;、“”()的]{4,24}?)的?(?:创建)?(?:国家级|[省市区县州]级?|现场|终期|实地|专家)*(?:评估|复评|验收|认定|复查|督导|评审|考核|评定)"
)
RESULT = re.compile(
    r"(?:荣获|获得|获评|获|喜获|荣膺|蝉联|取得|斩获|捧回|捧得|摘得|夺得|赢得|[被获]评为|评定为)了?[“\"]?"
    r"((?:(?:19|20)\d\d年度?)?(?:(?:全[国省市区县州旗镇]|国家级?|[省市区县州旗]级?|自治区级?|[一-鿿]{2,6}?[省市县区州旗])[一-鿿\d+]{2,20}?|[一-鿿]{2,18}?)"
    r"(?:考核|考评|综合评价|质量评价|工作评价|成果)[特一二三四]等奖)(?![、和])"
)
"""The grade of an assessment or of results, which is no contest: behind a verb of winning it is one honour."""
SOUGHT = re.compile(
    r"(?:创建|申创|争创|申报|申请)的[“\"]?([^,，。;；、“”()的]{4,24}?)[”\"]?(?:已|顺利|正式|成功|一次性?|高分)*通过"
    r"(?=[^,。;]{0,10}(?:验收|评估|复评|认定|评审|复核|考核))"
)
CONTEST = r"([^,，。；;：:、!！?？\n()（）了的在]{3,26}?(?:赛|节|花会|大会|展|展演|展示|展评|汇演|会演|调演|演出|评比|评选|评审|测评|考核|考评|评估|征文|征集|活动|比武|杯|交流|演讲|朗诵|诵读|合唱|操)|(?:全?[国省市县区州旗镇校]级?)(?:优质课|示范课|公开课|微课|说课|录像课|优课|教学设计|教学论文|论文|征文|课件|案例))"
LEVEL_AHEAD = r"全[国省市区县州旗]|国家级|[省市区县州旗]级|自治区|[一-鿿]{2,6}?[省市区县州旗]"
"""What a contest begins with whose level or place is told."""
CONTESTS = (
    re.compile(
        r"(?:荣获|获得|获评|荣膺|蝉联|勇夺|揽获|获|夺得|摘得|捧回|斩获|取得|喜获|奪得)了?"
        + CONTEST
        + r"(?:[小初高]中?学?[组段]|[男女][子]?[甲乙]?组|[一-鿿]{1,4}组|的)?(?:团体|个人|总分|单项|国家级|[省市区县校]级)*(?:[特一二三四][、一二三四]*等|[金银铜][奖牌]|冠军|亚军|季军|第[一二三四五六七八九十])"
    ),
    re.compile(
        r"(?<=[(,，:、;；])((?:全[国省市县区州旗]|[省市区县州旗校]级?|国家级?)[一-鿿]{0,14}?(?:优质课|公开课|微课|说课|录像课|基本功|论文|案例|课件|征文|比赛|大赛|竞赛|评比|评选|展演))(?:[小初高]中?学?组|[一-鿿]{1,4}组)?(?=[特一二三][、一二三]*等奖)"
    ),
    re.compile(r"[站登走踏]上了?" + CONTEST + r"(?=的?(?:舞台|台子|讲台|赛场)|[,。;])"),
    re.compile(
        rf"(?:(?:^|[,。;])在|在(?={LEVEL_AHEAD}))"
        + CONTEST
        + r"[中上里](?=[^。;]{0,40}(?:获|夺|摘|捧|斩|取得|得了|评为))"
    ),
    re.compile(
        rf"(?:参加|参评|参赛|出战|角逐|亮相|闯入|进入)了?(?={LEVEL_AHEAD})"
        r"([^,，。;；:：、!！?？\n()（）了的在]{3,26}?(?:活动|[总决]决?赛|赛区|展演|展示|评选|评比|展评|比武|征文|演出))"
        r"(?=[,，](?!将|拟)[^。;]{0,24}(?:[特一二三四]等|[金银铜]奖|[冠亚季]军|第[一二三四五六七八九十]名|优[胜秀]奖))"
    ),
)
FEAST = re.compile(
    r"庆祝第?[^,，。;；、\s]{2,22}?(?:表彰大会|表彰会|大会|仪式|汇演|晚会|联欢会|文艺演出|演讲比赛|活动)(?![一-鿿]?(?:上|中|会))"
)
"""A feast that is kept with an occasion: 庆祝第36个教师节暨表彰大会."""
MERIT = Seldom(r"(?:记|荣立|立)了?((?:个人|集体)?[一二三]等功)")
LINED = re.compile(
    r"[^一-鿿\w]*(?:19|20)\d\d年(?:\d{1,2}月)?[\s:]+([^,，。；;、“”《》()（）\s—]{6,28})(?=[一二三]等奖|[,，;；(（—]|\s*$)"
)
"""A line of a year and an honour."""
NOTED = Seldom(
    r"(?:^|(?<=[;。:、])|(?<=[\d①-⑩][.、)]))((?:全国|国家级?|[省市区县州]级?|自治区级?|[一-鿿]{2,6}?[省市县区州旗])[一-鿿]{4,18})(?=[(]\d{4}年?(?:\d{1,2}月)?[)](?:[;。、]|$))"
)
"""An honour by its level, alone with its year in brackets: 湖南省示范性中等职业学校(2013);"""
CLOSED = re.compile(
    r"[”\"」]?(?:[,，。;；、!！()（）]|$|等?(?:光荣|荣誉)?(?:称号|牌匾|荣誉|奖牌|殊荣)|的(?:牌|称号|荣誉)|[特一二三]等奖)"
)
"""What may stand behind an honour's name where it surely ends."""
TITLED = re.compile(
    r"..(?:先进|优秀|优胜|模范|文明|示范|特色|达标)(?:单位|集体|个人|学校|校|园|班级|支部|工作者)$|(?:教师|单位|集体|个人|贡献|优胜|质量|学校|优秀)奖$"
)
GIVEN = re.compile(
    r"[一-鿿]{2,12}?(?:小学|中学|学校|幼儿园|高中|初中|[一二三四五六七八九]中|教育局|教体局|集团)(?=(?:国家|全[国省市区县]|[省市区县州])[一-鿿]{3})"
    r"|[一-鿿]{2,4}(?:同志|老师|同学)?(?=(?:全国|国家级|全[省市区县])[一-鿿]{3})"
)
"""On whom an honour is conferred, right before its level: 授予望江中学|省文明校园."""
SURE_VERBS = ("荣获", "获评", "授予", "被", "入选", "当上", "评上", "挂上", "荣膺")
OWNED = re.compile(
    r"(?:(?:19|20)\d\d(?:[-—](?:19|20)?\d\d)?(?:学?年)度?(?=[全省市区县州国自一-鿿]))?(?:一[张块枚面纸份])?(?:[省市区县旗州镇乡校]里的)?(?:[部省市区县州旗校]级[和与及])?"
)


@gated(CONFERRED, NAMED_AS.pattern, IS_ONE.pattern, YEARED.pattern, LINED, NOTED.pattern, MERIT.pattern)
def propose_honours(sentence: Sentence) -> tuple[Candidate, ...]:
    """Awards that stand as the object of 被评为, 荣获 and their like."""
    shift = sentence.span.start
    merits = ((*one.span(1), 0.9) for one in MERIT.finditer(sentence.folded))
    return tuple(
        Candidate(Kind.AWARD, Span(start + shift, end + shift), score, "honour-conferred")
        for start, end, score in (*find_conferred(sentence.folded), *find_lined(sentence.folded), *merits)
    )


def find_lined(folded: str) -> Iterator[tuple[int, int, float]]:
    """The span and score of an honour that stands alone on the line of its year.

    >>> [*find_lined("○2011年 全国中小学文化艺术传承示范学校——凭的是剪纸")], [*find_lined("2011年 望江中学")]
    ([(7, 22, 0.9)], [])
    """
    for one in NOTED.finditer(folded):
        if (
            load_honour_words().honour.search(one.group(1))
            and load_honour_words().worth.search(one.group(1))
            and not load_honour_words().none.match(one.group(1))
        ):
            yield *one.span(1), 0.95
    match = LINED.match(folded)
    if (
        match
        and load_honour_words().worth.search(match.group(1))
        and load_honour_words().honour.search(match.group(1))
        and not load_honour_words().none.match(match.group(1))
    ):
        yield *match.span(1), 0.9


def find_conferred(folded: str) -> Iterator[tuple[int, int, float]]:
    """Spans and scores of honours after a verb of conferring."""
    for pattern in (CONFERRED, NAMED_AS, IS_ONE, YEARED):
        for verb in pattern.finditer(folded):
            if match := PHRASE.match(folded, verb.end()):
                lead = measure_receiver(verb.group(), match.group(1))
                phrase = trim_honour(match.group(1)[lead:])
                start = match.start(1) + lead
                if is_honour(phrase, verb, lead) and (score := weigh_honour(phrase, verb, folded, start)):
                    yield start, start + len(phrase), score


def measure_receiver(verb: str, words: str) -> int:
    """How many characters of the words behind a verb tell on whom an honour is conferred, and not the honour."""
    match = (CONFERRED_ON.match(words) or GIVEN.match(words)) if verb.startswith("授予") else None
    match = match or OWNED.match(words)
    return match.end() if match else 0


def is_honour(phrase: str, verb: re.Match[str], lead: int) -> bool:
    """Whether the words behind a verb of conferring, after `lead` characters that tell the receiver, may name an honour and no body or field."""
    body = load_honour_words().body.search(phrase) is not None
    if len(phrase) < 3 or load_honour_words().none.match(phrase) or FIELD_END.search(phrase):
        return False
    if (body and not load_honour_words().worth.search(phrase)) or (
        verb.group().startswith("授予") and BODY_END.search(phrase) and not lead
    ):
        return False
    if verb.re in {IS_ONE.pattern, YEARED.pattern} and not (
        load_honour_words().worth.search(phrase) and load_honour_words().honour.search(phrase)
    ):
        return False
    renames = verb.group().rstrip("了").endswith(("命名为", "为")[verb.re is NAMED_AS.pattern])
    return not (renames and body and not load_honour_words().worth.search(phrase.replace("实验", "")))


def weigh_honour(phrase: str, verb: re.Match[str], folded: str, start: int) -> float:
    """The score of an honour that begins at `start` behind a verb of conferring; 0 where too little tells that it is one."""
    end = start + len(phrase)
    sure = verb.re is NAMED_AS.pattern or "为" in verb.group() or verb.group().startswith(SURE_VERBS)
    titled, worthy = CALLED.match(folded, end) is not None, load_honour_words().honour.search(phrase) is not None
    if worthy and folded[start - 1] not in '“"「' and CLOSED.match(folded, end):
        return 0.97 if sure or load_honour_words().body.search(phrase) or TITLED.search(phrase) else 0.85
    if not worthy and not (sure and titled):
        return 0.0
    return 0.93 if sure and (titled or len(phrase) > SHORT) else 0.78 if sure else 0.66


def trim_honour(words: str) -> str:
    """What stands after a verb of conferring, up to where the honour's name ends.

    >>> trim_honour("省文明校园和市先进集体称号"), trim_honour("全市教研先进单位荣誉称号的学校"), trim_honour("市合唱节一等奖")
    ('省文明校园', '全市教研先进单位', '市合唱节')
    """
    end = CUT.search(words)
    phrase = words[: end.start()] if end else words
    joined = next(
        (match.start() for match in AND.finditer(phrase) if load_honour_words().honour.search(phrase[: match.start()])),
        len(phrase),
    )
    phrase = phrase[:joined]
    grade = next((match for match in GRADE.finditer(phrase) if match.end() == len(phrase)), None)
    if grade is None or (OWN_PRIZE.match(grade.group()) and OF_FIELD.search(phrase, 0, grade.start())):
        return phrase
    return phrase[: grade.start()]


@gated(PASSED, SOUGHT)
def propose_passed(sentence: Sentence) -> tuple[Candidate, ...]:
    """Awards that are given for an evaluation: what stands between 通过 and 评估, 验收, 认定."""
    shift = sentence.span.start
    found = [
        Span(match.start(1) + shift, match.end(1) + shift)
        for pattern in (PASSED, SOUGHT)
        for match in pattern.finditer(sentence.folded)
        if load_honour_words().honour.search(match.group(1))
    ]
    return tuple(Candidate(Kind.AWARD, span, 0.93, "honour-passed") for span in found)


@gated(RESULT)
def propose_results(sentence: Sentence) -> tuple[Candidate, ...]:
    """Awards that are the grade of an assessment: what stands behind a verb of winning, grade and all (全州教育工作目标考核一等奖)."""
    shift = sentence.span.start
    return tuple(
        Candidate(Kind.AWARD, Span(match.start(1) + shift, match.end(1) + shift), 0.97, "honour-result")
        for match in RESULT.finditer(sentence.folded)
    )


@gated(*CONTESTS, FEAST)
def propose_contests(sentence: Sentence) -> tuple[Candidate, ...]:
    """Occasions that no class word of their own gives away: what stands between a verb of winning and a grade.

    An activity (活动) is no initiative where it is told with a grade.
    """
    shift = sentence.span.start
    return tuple(
        Candidate(
            Kind.EVENT,
            Span(match.start(1) + shift, match.end(1) + shift),
            0.95 if match.group(1).endswith("活动") or match.group().startswith("在") else 0.74,
            "contest-graded",
        )
        for pattern in CONTESTS
        for match in pattern.finditer(sentence.folded)
        if not load_honour_words().none.match(match.group(1))
    ) + tuple(
        Candidate(Kind.EVENT, Span(match.start() + shift, match.end() + shift), 0.95, "feast")
        for match in FEAST.finditer(sentence.folded)
    )
