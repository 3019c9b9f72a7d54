"""Figures read out of invented sentences of many hands: value, unit and what is counted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.fold import fold_text
from kg.model import Kind, Sentence, SentenceKind, Span
from kg.relate.figure_context import describes_site
from kg.relate.figure_rows import find_row_figures
from kg.relate.figures import Figure, Years, find_figures

COUNTS = dict.fromkeys(("个", "所", "人", "名", "位", "项", "次", "家", "件", "人次"), "")


def read(text: str, names: dict[str, Kind] | None = None, year: int | None = None) -> tuple[Figure, ...]:
    """The figures of one sentence that starts at 100, as if a document stood before it."""
    base = 100
    sentence = Sentence(Span(base, base + len(text)), text, fold_text(text), SentenceKind.PROSE)
    subjects = [
        (Span(base + text.index(name), base + text.index(name) + len(name)), kind)
        for name, kind in (names or {}).items()
    ]
    return find_figures(sentence, subjects, Years(document=year))


def grams(words: str) -> set[str]:
    return {words[i : i + 2] for i in range(len(words) - 1)} or {words}


def agree(found: str, wanted: str) -> bool:
    """Whether two wordings of an indicator name the same thing: one holds the other, or half of their bigrams agree."""
    if min(len(found), len(wanted)) > 1 and (found in wanted or wanted in found):
        return True
    left, right = grams(found), grams(wanted)
    return 2 * len(left & right) / (len(left) + len(right)) >= 0.5


def same(figure: Figure, wanted: tuple[float, str, str]) -> bool:
    value, unit, indicator = wanted
    plain = figure.indicator.translate(str.maketrans("", "", "“”《》 "))
    return (
        figure.value == value
        and COUNTS.get(figure.unit, figure.unit) == COUNTS.get(unit, unit)
        and agree(plain, indicator)
    )


SENTENCES = [
    # what is counted stands before the number
    (
        "全县现有各级各类学校213所，在校学生68452人，教职工5120人。",
        [(213, "所", "各级各类学校"), (68452, "人", "在校学生"), (5120, "人", "教职工")],
    ),
    (
        "学校占地面积46,800平方米，建筑面积2.3万平方米，绿化面积12亩。",
        [(46800, "平方米", "占地面积"), (23000, "平方米", "建筑面积"), (12, "亩", "绿化面积")],
    ),
    (
        "今年以来，全市累计落实各类资助资金1.26亿元，惠及学生9.8万人次。",
        [(126000000, "元", "落实各类资助资金"), (98000, "人次", "惠及学生")],
    ),
    (
        "小学适龄儿童入学率达100%，初中毛入学率为99.2%。",
        [(100, "%", "小学适龄儿童入学率"), (99.2, "%", "初中毛入学率")],
    ),
    (
        "高中阶段毛入学率提高到93.6%，比上年提高1.4个百分点。",
        [(93.6, "%", "高中阶段毛入学率"), (1.4, "百分点", "高中阶段毛入学率提高")],
    ),
    (
        "全镇共有幼儿园9所，其中公办园3所、普惠性民办园6所。",
        [(9, "所", "幼儿园"), (3, "所", "公办园"), (6, "所", "普惠性民办园")],
    ),
    (
        "新建教学楼3栋、食堂2座，改造旱厕14处。",
        [(3, "栋", "新建教学楼"), (2, "座", "新建食堂"), (14, "处", "改造旱厕")],
    ),
    ("购置图书12万册，配备学生电脑860台。", [(120000, "册", "购置图书"), (860, "台", "配备学生电脑")]),
    ("学校图书馆藏书８万余册，生均图书达３５册。", [(80000, "册", "学校图书馆藏书"), (35, "册", "生均图书")]),
    ("高级教师占专任教师的32.5%。", [(32.5, "%", "高级教师占专任教师")]),
    ("全年组织教师外出培训47批次、1260人次。", [(47, "批次", "组织教师外出培训"), (1260, "人次", "组织教师外出培训")]),
    ("师生近5000人。", [(5000, "人", "师生")]),
    ("义务教育巩固率百分之九十八点五。", [(98.5, "%", "义务教育巩固率")]),
    ("中考平均分比去年提高12.4分。", [(12.4, "分", "中考平均分提高")]),
    (
        "截至12月底，完成校舍维修项目26个，总投资3860万元。",
        [(26, "个", "完成校舍维修项目"), (38600000, "元", "总投资")],
    ),
    ("争取上级专项资金两千三百万元。", [(23000000, "元", "争取上级专项资金")]),
    # what is counted stands after it
    ("我市有6所高中被确定为省级特色普通高中。", [(6, "所", "被确定为省级特色普通高中的高中")]),
    ("一年来，共招聘特岗教师和免费师范生，补充了137名年轻教师。", [(137, "名", "补充年轻教师")]),
    ("有28名学生被清华大学、北京大学录取。", [(28, "名", "被清华大学、北京大学录取的学生")]),
    ("23名教师在省级优质课评选中获奖。", [(23, "名", "在省级优质课评选中获奖的教师")]),
    ("开设了45门校本课程，成立了32个学生社团。", [(45, "门", "开设校本课程"), (32, "个", "成立学生社团")]),
    ("为1800多名农村留守儿童建立了成长档案。", [(1800, "名", "建立成长档案的农村留守儿童")]),
    ("选派60名骨干教师到苏州跟岗学习。", [(60, "名", "选派到苏州跟岗学习的骨干教师")]),
    ("对全县41所民办幼儿园进行了年检。", [(41, "所", "年检的民办幼儿园")]),
    ("城关一小、实验小学等8所学校通过市级文明校园验收。", [(8, "所", "通过市级文明校园验收的学校")]),
    ("李春梅、王志强等15位教师被评为县级骨干教师。", [(15, "位", "被评为县级骨干教师的教师")]),
    ("四十二名乡村教师领到了从教荣誉证书。", [(42, "名", "领到从教荣誉证书的乡村教师")]),
    (
        "学校现有36个教学班、1850名学生、128名教职工。",
        [(36, "个", "教学班"), (1850, "名", "学生"), (128, "名", "教职工")],
    ),
    ("推送优秀课例三十二节，其中六节获得部级优课。", [(32, "节", "优秀课例"), (6, "节", "获得部级优课")]),
    ("来自全省的200余名校长参加了开班仪式。", [(200, "名", "来自全省参加开班仪式的校长")]),
    (
        "帮扶队走访慰问困难职工家庭86户，送去慰问金4.3万元。",
        [(86, "户", "走访慰问困难职工家庭"), (43000, "元", "送去慰问金")],
    ),
    ("先后3次召开专题会议研究校车安全。", [(3, "次", "召开专题会议")]),
    # lists and sums
    (
        "在全省中学生田径锦标赛上，我校获金牌5枚、银牌3枚、铜牌7枚。",
        [(5, "枚", "金牌"), (3, "枚", "银牌"), (7, "枚", "铜牌")],
    ),
    ("获省级一等奖4个，二等奖9个，三等奖12个。", [(4, "个", "省级一等奖"), (9, "个", "二等奖"), (12, "个", "三等奖")]),
    (
        "全市教师编制总数18600名（小学9200名、初中6100名、高中3300名）。",
        [
            (18600, "名", "教师编制总数"),
            (9200, "名", "小学教师编制"),
            (6100, "名", "初中教师编制"),
            (3300, "名", "高中教师编制"),
        ],
    ),
    (
        "今年立项的物理学科微课题21项、化学17项、生物9项。",
        [(21, "项", "物理学科微课题"), (17, "项", "化学学科微课题"), (9, "项", "生物学科微课题")],
    ),
    (
        "语文、数学、英语及格率分别为92.1%、88.4%和79%。",
        [(92.1, "%", "语文及格率"), (88.4, "%", "数学及格率"), (79, "%", "英语及格率")],
    ),
    (
        "小学、初中专任教师学历合格率均达到100%。",
        [(100, "%", "小学专任教师学历合格率"), (100, "%", "初中专任教师学历合格率")],
    ),
    (
        "一本、二本上线人数分别比去年增加35人、112人。",
        [(35, "人", "一本上线人数增加"), (112, "人", "二本上线人数增加")],
    ),
    (
        "全县高考报名3120人，一本上线286人，二本上线1045人。",
        [(3120, "人", "高考报名"), (286, "人", "一本上线"), (1045, "人", "二本上线")],
    ),
    ("安排资金850万元，用于改善寄宿制学校办学条件。", [(8500000, "元", "安排资金")]),
    ("投入1.2亿元新建高级中学。", [(120000000, "元", "新建高级中学投入")]),
    ("发放国家助学金，共计326.5万元。", [(3265000, "元", "发放国家助学金")]),
    (
        "全省青年教师大奖赛：特等奖2名，一等奖6名。",
        [(2, "名", "全省青年教师大奖赛特等奖"), (6, "名", "全省青年教师大奖赛一等奖")],
    ),
    ("建成录播教室18间，其中标准化录播教室5间。", [(18, "间", "录播教室"), (5, "间", "标准化录播教室")]),
    (
        "规划的8个改扩建项目，已开工6个，竣工3个。",
        [(8, "个", "改扩建项目"), (6, "个", "开工改扩建项目"), (3, "个", "竣工改扩建项目")],
    ),
    ("捐款捐物折合人民币30余万元。", [(300000, "元", "捐款捐物")]),
    ("受益学生3.2万人。", [(32000, "人", "受益学生")]),
    ("全市中小学在校生达21.5万。", [(215000, "", "中小学在校生")]),
    ("举办家长课堂120场，听众逾两万人次。", [(120, "场", "举办家长课堂"), (20000, "人次", "听众")]),
    ("近百名退休教师参加座谈。", [(100, "名", "参加座谈的退休教师")]),
    ("义务教育学校大班额比例由12.5%下降到3.1%。", [(3.1, "%", "义务教育学校大班额比例")]),
    ("评选县级优秀班主任 50 名、师德标兵 20 名。", [(50, "名", "县级优秀班主任"), (20, "名", "师德标兵")]),
    ("組織教師參加市級以上培訓3600人次。", [(3600, "人次", "組織教師參加市級以上培訓")]),
    ("塑胶运动场已铺设6片，安装监控探头1100个。", [(1100, "个", "安装监控探头")]),
    ("招收初一新生640人、高一新生800人。", [(640, "人", "招收初一新生"), (800, "人", "高一新生")]),
    ("免费午餐覆盖112所农村小学，2.1万名学生受益。", [(112, "所", "免费午餐覆盖农村小学"), (21000, "名", "受益学生")]),
    ("全员赛课活动收到教学设计1,245份。", [(1245, "份", "教学设计")]),
    ("结成师徒对子46对。", [(46, "对", "结成师徒对子")]),
    ("国家级课题结题2项，省级课题立项7项。", [(2, "项", "国家级课题结题"), (7, "项", "省级课题立项")]),
    ("新增公办学前教育学位不少于2400个。", [(2400, "个", "新增公办学前教育学位")]),
    ("生均公用经费标准提高到每生每年720元。", [(720, "元", "生均公用经费标准")]),
]


@pytest.mark.parametrize(("text", "wanted"), SENTENCES, ids=[text for text, _ in SENTENCES])
def test_sentences_yield_every_figure_and_no_other(text: str, wanted: list[tuple[float, str, str]]) -> None:
    found = list(read(text))
    missed = []
    for item in wanted:
        hit = next((figure for figure in found if same(figure, item)), None)
        if hit is None:
            missed.append(item)
        else:
            found.remove(hit)
    assert (missed, [(f.value, f.unit, f.indicator) for f in found if not optional_base(text, f)]) == ([], [])


def optional_base(text: str, figure: Figure) -> bool:
    """Whether a figure is the former value of a change or a sight that readers differ on: neither asked for nor blamed."""
    return (text, figure.value) in {
        ("义务教育学校大班额比例由12.5%下降到3.1%。", 12.5),
        ("塑胶运动场已铺设6片，安装监控探头1100个。", 6),
    }


NOTHING = [
    "第三届校园读书节于4月23日开幕。",
    "我校在全市排名第一，位列前三名。",
    "五（3）班、六（2）班被评为先进班集体。",
    "根据教基\u30142021\u301515号文件精神，现将有关事项通知如下。",
    "“十三五”期间，“两免一补”政策全面落实。",
    "市第十五中学与38中、包33中结为联盟。",
    "围绕“5410”工程，开展“六个一”活动。",
    "咨询电话：0571-88001234，工作时间8:30—17:00。",
    "计划创建3-5所市级示范校。",
    "力争建成5至10所普惠园。",
    "一是加强领导，二是明确责任，三是严格考核。",
    "坚持“三个面向”，做到“四个到位”。",
    "从思想、组织、作风三个方面入手。",
    "抓好校长和教师两支队伍建设。",
    "2019年9月1日，新校区投入使用。",
    "每周一次集体备课，每天锻炼一小时。",
    "该同志从教25年，担任班主任18年。",
    "二年级的孩子最喜欢这个节目。",
    "该校为九年一贯制学校，属全省百强。",
    "实行一票否决，做到一岗双责。",
    "一大批优秀教师脱颖而出，一个个喜讯接踵而来。",
    "会议于上午9时30分开始，历时3个小时。",
    "学校位于人民路128号，邮编471000。",
    "没有发生1起安全责任事故。",
    "两三名学生迟到。",
    "本册共12页，见第3页。",
    "全国第2批现代学徒制试点。",
    "",
]


@pytest.mark.parametrize("text", NOTHING)
def test_numbers_that_count_nothing_are_left(text: str) -> None:
    assert [(f.value, f.unit, f.indicator) for f in read(text) if not f.negated] == []


YEARS = [
    ("2021年，全区新建幼儿园4所。", None, [2021]),
    ("去年，全县投入资金300万元。", 2020, [2019]),
    ("今年，全县投入资金300万元。", None, [None]),
    ("今年，全县投入资金300万元。", 2018, [2018]),
    ("05年新建教学楼2栋。", 2006, [2005]),
    ("20XX年新建教学楼2栋。", 2006, [None]),
    ("1989年，全县有小学147所；到2008年还有小学86所。", None, [1989, 2008]),
    ("截至2012年底完成投资1.7亿元，次年又续建4000万元。", None, [2012, 2013]),
    ("及格率较2019年提高3个百分点。", None, [None]),
    ("2018年至2020年共投入资金5000万元。", None, [None]),
    ("2022年春季学期投入膳食资金19.072万元，受惠学生1192人。", None, [2022, 2022]),
    ("全区有教师400人。", 2020, [None]),
]


@pytest.mark.parametrize(("text", "document", "wanted"), YEARS)
def test_year_comes_from_the_same_sentence(text: str, document: int | None, wanted: list[int | None]) -> None:
    assert [f.year for f in read(text, year=document)] == wanted


PLANNED = [
    ("明年将新建幼儿园5所。", True),
    ("拟投入资金600万元。", True),
    ("到2025年，普惠性幼儿园覆盖率力争达到90%。", True),
    ("计划招聘教师120名。", True),
    ("120名学生将参加决赛。", True),
    ("将86名教师调整到农村任教。", False),
    ("将安全教育列入课程，开展演练60次。", False),
    ("完成三年行动计划项目14个。", False),
    ("已完成投资400万元。", False),
    ("用地规划400亩。", False),
]


@pytest.mark.parametrize(("text", "wanted"), PLANNED)
def test_what_is_to_come_is_planned(text: str, wanted: bool) -> None:
    figures = read(text, year=2021)
    assert figures
    assert {f.planned for f in figures} == {wanted}


ABOUT = [
    ("和平小学占地20亩，投资900万元。", {"和平小学": Kind.SCHOOL}, ["和平小学", "和平小学"]),
    ("和平小学、光明小学等6所学校获评文明校园。", {"和平小学": Kind.SCHOOL, "光明小学": Kind.SCHOOL}, [None]),
    ("对和平小学投入900万元。", {"和平小学": Kind.SCHOOL}, [None]),
    ("区教研室共立项课题18个；全区教师获奖40人次。", {"区教研室": Kind.AUTHORITY}, ["区教研室", None]),
    ("和平小学、光明小学各设分校1所。", {"和平小学": Kind.SCHOOL, "光明小学": Kind.SCHOOL}, ["和平小学", "光明小学"]),
    (
        "和平小学、光明小学分别有教师46名、52名。",
        {"和平小学": Kind.SCHOOL, "光明小学": Kind.SCHOOL},
        ["和平小学", "光明小学"],
    ),
    ("2021年，和平小学招收新生240人。", {"和平小学": Kind.SCHOOL}, ["和平小学"]),
    ("全区新建学校2所。", {}, [None]),
]


@pytest.mark.parametrize(("text", "names", "wanted"), ABOUT)
def test_a_figure_is_about_the_subject_of_its_clause(
    text: str, names: dict[str, Kind], wanted: list[str | None]
) -> None:
    found = [f.subject and text[f.subject.start - 100 : f.subject.end - 100] for f in read(text, names)]
    assert found == wanted


def test_a_number_inside_a_name_is_no_figure() -> None:
    assert read("启动“百所名校带千名教师”工程。") == ()
    assert read("2020年12所名校联合体成立。", {"12所名校联合体": Kind.GROUP}) == ()


EXACT = [
    ("公办小学61所、初级中学12所。", ["公办小学", "初级中学"]),
    ("全区小学教师的学历提高率达到84.61%。", ["小学教师的学历提高率"]),
    ("共有182名中小学生在竞赛中获奖。", ["在竞赛中获奖的中小学生"]),
    ("新增3600个学位。", ["新增学位"]),
    ("校园网、视频会议终端覆盖率均实现100%。", ["校园网覆盖率", "视频会议终端覆盖率"]),
]


@pytest.mark.parametrize(("text", "wanted"), EXACT)
def test_indicator_reads_as_a_phrase(text: str, wanted: list[str]) -> None:
    assert [f.indicator for f in read(text)] == wanted


@given(
    st.text(
        alphabet="全区新建投入学校教师名所人元%万亿多余约3、，。；（）0 12一二十百两第年月.-分别均达到其中等个的",
        max_size=60,
    )
)
def test_any_text_gives_figures_that_point_into_it(text: str) -> None:
    for figure in read(text):
        assert Span(100, 100 + len(text)).covers(figure.span)
        assert figure.span.covers(figure.number)
        assert len(figure.span) <= 80
        assert figure.indicator
        assert 0 < figure.confidence <= 1


def test_a_huge_run_of_digits_ends_soon() -> None:
    assert read("9" * 5000 + "所学校" + "一" * 3000 + "个" + "、3所" * 500) is not None


def table(lines: list[str], at: int, names: dict[str, Kind] | None = None) -> tuple[Figure, ...]:
    rows = []
    start = 100
    for line in lines:
        cells, place = [], start
        for cell in line.split("\t"):
            cells.append(Span(place, place + len(cell)))
            place += len(cell) + 1
        rows.append(Sentence(Span(start, start + len(line)), line, line, SentenceKind.ROW, cells=tuple(cells)))
        start = place
    base = rows[at].span.start
    subjects = [
        (Span(base + lines[at].index(n), base + lines[at].index(n) + len(n)), k) for n, k in (names or {}).items()
    ]
    return find_row_figures(rows[at], rows[0], subjects)


def test_bare_numbers_of_a_row_count_what_their_column_says() -> None:
    lines = ["序号\t学校\t在校生数(人)\t经费(万元)\t达标率", "3\t和平小学\t1,240\t36.5\t98%"]
    found = table(lines, 1, {"和平小学": Kind.SCHOOL})
    assert [(f.indicator, f.value, f.unit) for f in found] == [
        ("在校生数", 1240, "人"),
        ("经费", 365000, "元"),
        ("达标率", 98, "%"),
    ]
    base = 100 + len(lines[0]) + 1
    assert {f.subject for f in found} == {Span(base + 2, base + 6)}


def test_a_row_without_a_name_gives_its_label_to_what_is_counted() -> None:
    found = table(["类别\t学校数(所)\t备注", "初中\t28\t5"], 1)
    assert [(f.indicator, f.value, f.unit, f.subject) for f in found] == [("初中学校数", 28, "所", None)]


def test_a_page_without_marks_is_read_in_time_and_in_whole() -> None:
    figures = read("全区新建学校3所" * 4000)
    assert len(figures) > 3000


@pytest.mark.parametrize(
    ("indicator", "wanted"), [("占地", True), ("在校学生", True), ("新建校舍", False), ("交流教师", False)]
)
def test_what_describes_a_school_itself(indicator: str, wanted: bool) -> None:
    assert describes_site(indicator) is wanted
