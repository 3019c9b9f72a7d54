"""Names of groups in pages as they stand: kinds of groups that name none, verbs before names, words like 紧密型 inside them."""

import pytest
from texts import list_kind, read

HEAD = "青陵县教育局2023年工作总结\n"
CASES = [
    ("望江小学教联体由望江小学与后山小学组建成融合型教联体。", {"望江小学教联体"}),
    ("樟溪小学教联体为“镇域共建、以强带弱”复合型教联体，由樟溪小学、白庙河小学组成。", {"樟溪小学教联体"}),
    ("县一小与三里畈小学建起1+1协作型教联体。", set()),
    ("樟溪小学与三里畈小学、凤山小学组成“一校三区”的共建型教共体。", set()),
    ("2月，白庙河小学成为望江小学紧密型教共体成员校。", {"望江小学紧密型教共体"}),
    ("三里畈小学加入望江中学融合型教联体。", {"望江中学融合型教联体"}),
    ("又一教育集团挂牌，全县的教育集团有四个了。", set()),
    ("全县三大教育集团同日授牌。", set()),
    ("凤山教育集团要做引领全县课改的金牌联盟。", {"凤山教育集团"}),
    ("局长寄语凤山小学教育集团再上台阶。", {"凤山小学教育集团"}),
    ("今年新设樟溪教育集团，以樟溪小学为总校。", {"樟溪教育集团"}),
    ("会上为扩容的凤山小学教育集团授牌。", {"凤山小学教育集团"}),
    ("组建了望江小学教育集团、银都藤桥小学教育集团、凤山中学教育集团。", {"望江小学教育集团", "银都藤桥小学教育集团", "凤山中学教育集团"}),
    ("樟溪小学教育联盟集团七所学校的校长到会。", {"樟溪小学教育联盟集团"}),
    ("凤山小学教育集团实行“一集团一方案”。", {"凤山小学教育集团"}),
    ("一、西城紧密型教育集团\n龙头校是樟溪小学。", {"西城紧密型教育集团"}),
    ("\u3014注2\u3015凤山联盟的盟主是樟溪小学。", {"凤山联盟"}),
    ("两类办学：紧密型教育集团由一个法人管理，松散型教育集团各自独立。", set()),
]  # fmt: skip
SCHOOLS = [
    ("很多学校、热门学校、标杆学校和家门口学校都在这份名单里。", set()),
    ("双方学校签字后，两所学校成为友好发展合作学校。", set()),
    ("各校区的领导班子、行知校区青年教师到会。", {"行知校区"}),
    ("新区设48班初中、36班小学各一所，规划小学24班。", set()),
    ("本轮为第二轮小学集团化办学。", set()),
    ("原青陵高新大源学校更名为望江中学润和分校。", {"望江中学润和分校", "望江中学"}),
    ("原大源小学更名为临川高新中学天府街分校。", {"临川高新中学天府街分校", "临川高新中学"}),
    ("古城周边草桥小学、东门小学都在内。", {"草桥小学", "东门小学"}),
]


@pytest.mark.parametrize(("text", "groups"), CASES)
def test_groups_have_the_names_of_their_own(text: str, groups: set[str]) -> None:
    found = read(HEAD + text + "\n")
    assert list_kind(found, "Group") == groups
    assert not list_kind(found, "Organisation")


@pytest.mark.parametrize(("text", "schools"), SCHOOLS)
def test_schools_have_the_names_of_their_own(text: str, schools: set[str]) -> None:
    assert list_kind(read(HEAD + text + "\n"), "School") == schools
