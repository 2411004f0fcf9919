"""Whether two names of people are one."""

from itertools import permutations

import pytest

from monitor.resolve.likeness import Likeness
from monitor.resolve.names import parse
from monitor.resolve.persons import goes_by_two, same_person


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Daniel Roth", "Danielle Roth"),
        ("Alexander Roth", "Alexandra Roth"),
        ("Stefan Roth", "Stefanie Roth"),
        ("Michel Roth", "Michelle Roth"),
        ("Gabriel Roth", "Gabrielle Roth"),
        ("Philip Roth", "Philippa Roth"),
        ("Christian Roth", "Christina Roth"),
        ("Francis Roth", "Frances Roth"),
        ("Marina Roth", "Mariana Roth"),
        ("Darren Roth", "Dorian Roth"),
        ("Erik Larsen", "Erik Larsson"),
        ("Mr A. Kulkarni", "Mrs A. Kulkarni"),
        ("Dr. Anand Kulkarni", "Anandi Kulkarni"),
        ("John Roth Sr.", "John Roth Jr."),
        ("John Roth", "Jane Roth"),
        ("Иван Сергеевич Петров", "Иван Павлович Петров"),
        ("Б. Соколов", "Б. Соколова"),
        ("Роман Сидоренко", "Руслан Сидоренко"),
        ("Олена Сидоренко", "Олеся Сидоренко"),
        ("Marc Dupont", "Marcel Dupont"),
        ("René Dupont", "Renée Dupont"),
        ("Samir Khan", "Sameera Khan"),
        ("Hassan Khan", "Hussein Khan"),
        ("Nguyen Van Minh", "Nguyen Van Minh Tri"),
        ("Joan Marsh", "Joanna Marsh"),
        ("Chen Jie", "Chen Jing"),
        ("Kim Min-jun", "Kim Min-ji"),
        ("Elena Popova", "Alina Popova"),
        ("سالم مراد", "سامي مراد"),
    ],
)
def test_two_people(one: str, other: str) -> None:
    assert same_person(parse(one), parse(other)) is Likeness.NO


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ayesha Sheikh", "Ms. Ayesha Sheikh"),
        ("Lisa Lord", "Mrs Lisa Lord"),
        ("Pepe Arriaga", "José Arriaga"),
        ("Henk Slootweg", "Hendrikus Slootweg"),
        ("Kasia Hryniewicz", "Katarzyna Hryniewicz"),
        ("Fco. Olazábal", "Francisco Olazábal"),
        ("Juanma Olazábal", "Juan Manuel Olazábal"),
        ("Pat Roth", "Patricia Roth"),
        ("Pat Roth", "Patrick Roth"),
        ("Sofia Roth", "Sophia Roth"),
        ("Andrei Roth", "Andrey Roth"),
        ("Cristina Roth", "Christina Roth"),
        ("Mohammed Otaibi", "Muhammad Alotaibi"),
        ("Jean-Pierre MARTIN", "MARTIN Jean-Pierre"),
        ("Marcina Chudzikiewicza", "Marcin Chudzikiewicz"),
        ("Åse Lund", "Aase Lund"),
        ("Michael Robinson", "マイケル・ロビンソン"),
        ("Takashi Sato", "佐藤隆"),
        ("Bae Su-jin", "배수진"),
        ("Sami Al-Haddad", "سامي الحداد"),
        ("Mohammed Hussein", "محمد حسين"),
        ("Marwan Ghaith", "مروان غيث"),
        ("Oleksii Zahorodnii", "Aleksey Zagorodny"),
        ("Dmytro Hrytsenko", "Dmitry Gritsenko"),
        ("Олексій Бондар", "Алексей Бондарь"),
        ("Sergey Tsvetkov", "Sergei Cvetkov"),
        ("Mikhail Shcherbakov", "Mikhail Scherbakov"),
        ("Đorđe Petrović", "Djordje Petrovic"),
        ("Md. Rezaul Karim", "Mohammad Rezaul Karim"),
        ("Oluwaseun Bakare", "Seun Bakare"),
        ("Baek Seung-ho", "Seungho Paik"),
        ("Alasdair McRae", "Alasdair MacRae"),
        ("Abdul Karim Al-Mansoori", "Abdulkarim Almansouri"),
        ("Carl Yates", "Carlton Yates"),
        ("Ben Yates", "Benedict Yates"),
        ("Nguyen Thi Thu Ha", "Ha Nguyen Thi Thu"),
        ("Martin Powell", "マーティン・パウエル"),
        ("陳國強", "陈国强"),
        ("Randy Vickers", "Randolph Vickers"),
        ("Joss Vickers", "Jocelyn Vickers"),
        ("AJ Vickers", "Andrew James Vickers"),
        ("Abdullah Al-Harthi Nasr", "Abdullah Alharthi Nasr"),
        ("هيفاء مراد", "Haifa Mourad"),
    ],
)
def test_one_person(one: str, other: str) -> None:
    assert same_person(parse(one), parse(other)) >= Likeness.LIKELY


def test_a_chinese_name_and_an_english_one_may_be_one_persons() -> None:
    assert goes_by_two(parse("Vivian Goh"), parse("Goh Siew Lan"))
    assert not goes_by_two(parse("Vivian Goh"), parse("Vincent Goh"))
    assert not goes_by_two(parse("Vivian Goh"), parse("Lim Siew Lan"))


#: Pairs that are equal in family and given name alone.
_ALIKE = ("Иван Сергеевич Петров", "Иван Павлович Петров", "Иван Петров", "Mr John Roth", "Mrs John Roth", "John Roth")


def test_the_answer_does_not_depend_on_what_was_asked_before() -> None:
    pairs = list(permutations(_ALIKE, 2))
    alone = {}
    for one, other in pairs:
        same_person.cache_clear()
        alone[one, other] = same_person(parse(one), parse(other))
    for order in (pairs, pairs[::-1]):
        same_person.cache_clear()
        assert {(one, other): same_person(parse(one), parse(other)) for one, other in order} == alone
    assert len(set(alone.values())) > 1
