"""Invented people: names in their scripts, where from, which languages. Nobody here exists."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Person:
    """One invented client. `born` is a year, or a date as three numbers."""

    full: str
    country: str
    language: str
    born: tuple[int, ...]
    gender: str = "woman"
    family: str = ""
    original: str = ""
    script: str = ""
    others: tuple[str, ...] = field(default=())


W, M = "woman", "man"
PEOPLE = (
    Person("Amina Doreh", "SOM", "so", (1994,), W, "Doreh"),
    Person("Faisal Rehmat", "PAK", "ur", (1988, 3, 14), M, "Rehmat", "فیصل رحمت", "Arab", ("pa",)),
    Person("Lien Thi Pham", "VNM", "vi", (1991, 7, 2), W, "Pham", "Phạm Thị Liên", "Latn"),
    Person("Tesfa", "ETH", "am", (1985,), M, "", "ተስፋ", "Ethi"),
    Person("Grace Tullo", "COD", "fr", (1990, 11, 23), W, "Tullo", "", "", ("sw",)),
    Person("Bashir Kamau", "SOM", "so", (1979,), M, "Kamau"),
    Person("Rosa Manalad", "PHL", "tl", (1983, 5, 9), W, "Manalad"),
    Person("Anisur Talukdar", "BGD", "bn", (1992, 1, 30), M, "Talukdar", "আনিসুর তালুকদার", "Beng"),
    Person("Sunita Gurung Thapa", "NPL", "ne", (1996, 8, 17), W, "Thapa", "सुनिता थापा", "Deva"),
    Person("Kumaran Selvan", "LKA", "ta", (1981, 2, 11), M, "Selvan", "குமரன் செல்வன்", "Taml"),
    Person("Dewi Larasati", "IDN", "id", (1989, 12, 4), W, "Larasati"),
    Person("Harpreet Sidhu", "IND", "pa", (1993, 6, 21), M, "Sidhu", "", "", ("hi",)),
    Person("Mariam Okello", "UGA", "sw", (1987, 9, 1), W, "Okello"),
    Person("Ibrahim Diallo", "GIN", "fr", (1995,), M, "Diallo"),
    Person("Salma Noor", "YEM", "ar", (1998, 4, 6), W, "Noor", "سلمى نور", "Arab"),
    Person("Yusuf", "AFG", "fa", (2001,), M, "", "یوسف", "Arab"),
    Person("Nguyen Van Khoa", "VNM", "vi", (1984, 10, 10), M, "Nguyen", "Nguyễn Văn Khoa", "Latn"),
    Person("Rahima Khatun", "BGD", "bn", (1999, 3, 3), W, "Khatun", "রহিমা খাতুন", "Beng"),
    Person("Chinedu Eze", "NGA", "en", (1986, 7, 19), M, "Eze", "", "", ("ig",)),
    Person("Selam Haile", "ERI", "ti", (1997, 1, 12), W, "Haile", "ሰላም ሃይለ", "Ethi"),
    Person("Imran Bhatti", "PAK", "ur", (1990, 5, 25), M, "Bhatti", "عمران بھٹی", "Arab"),
    Person("Thilini Perera", "LKA", "si", (1994, 2, 28), W, "Perera"),
    Person("Jean-Claude Mbeki", "RWA", "fr", (1978, 12, 31), M, "Mbeki", "", "", ("rw",)),
    Person("Fatoumata Bah", "GMB", "en", (2000,), W, "Bah"),
    Person("Siti Rahmawati", "IDN", "id", (1992, 8, 8), W, "Rahmawati"),
    Person("Ali Reza", "IRN", "fa", (1989, 4, 17), M, "Reza", "علی رضا", "Arab"),
    Person("Beatrice Nyirahabimana", "RWA", "rw", (1985, 6, 6), W, "Nyirahabimana"),
    Person("Rajan Shrestha", "NPL", "ne", (1991, 9, 29), M, "Shrestha", "राजन श्रेष्ठ", "Deva"),
    Person("Ngozi Okafor", "NGA", "en", (1993, 11, 11), W, "Okafor"),
    Person("Mohammed Saleh", "YEM", "ar", (1980,), M, "Saleh", "محمد صالح", "Arab"),
    Person("Hanh Tran", "VNM", "vi", (2002, 5, 5), W, "Tran", "Trần Hạnh", "Latn"),
    Person("Daniel Mwangi", "KEN", "sw", (1988, 1, 1), M, "Mwangi"),
    Person("Zainab Kone", "MLI", "fr", (1996,), W, "Kone"),
    Person("Asif Chowdhury", "BGD", "bn", (1987, 7, 7), M, "Chowdhury", "আসিফ চৌধুরী", "Beng"),
    Person("Maribel Santor", "PHL", "tl", (1990, 10, 20), W, "Santor"),
    Person("Abdi", "SOM", "so", (2003,), M),
    Person("Parveen Akhtar", "PAK", "ur", (1986, 12, 12), W, "Akhtar", "پروین اختر", "Arab"),
    Person("Samuel Adjei", "GHA", "en", (1984, 3, 8), M, "Adjei"),
    Person("Lakshmi Nadarajah", "LKA", "ta", (1995, 9, 15), W, "Nadarajah", "லட்சுமி நடராஜா", "Taml"),
    Person("Gabriel Fonseca", "AGO", "pt", (1982, 2, 2), M, "Fonseca"),
    Person("Hodan Warsame", "SOM", "so", (1992,), W, "Warsame"),
    Person("Kiran Rana", "NPL", "ne", (1998, 6, 30), M, "Rana", "किरण राना", "Deva"),
    Person("Esther Kalala", "COD", "fr", (1989, 8, 21), W, "Kalala"),
    Person("Tariq Mehmood", "PAK", "ur", (1983, 5, 18), M, "Mehmood", "طارق محمود", "Arab"),
    Person("Wulan Sari", "IDN", "id", (1997, 4, 24), W, "Sari"),
    Person("Berhane Tesfay", "ERI", "ti", (1990,), M, "Tesfay", "ብርሃነ ተስፋይ", "Ethi"),
    Person("Olga Reznik", "UKR", "uk", (1979, 9, 9), W, "Reznik"),
    Person("Mamadou Sow", "SEN", "fr", (1994, 10, 2), M, "Sow"),
    Person("Nasrin Jahan", "BGD", "bn", (1991, 1, 19), W, "Jahan", "নাসরিন জাহান", "Beng"),
    Person("Peter Otieno", "KEN", "sw", (1981, 7, 13), M, "Otieno"),
    Person("Chan Tai Man", "CHN", "yue", (1975, 2, 19), M, "Chan", "陳大文", "Hant"),
    Person("Ayaan Doreh", "SOM", "so", (2016,), "girl", "Doreh"),
    Person("Hamza Rehmat", "PAK", "ur", (2014, 9, 4), "boy", "Rehmat", "حمزہ رحمت", "Arab"),
    Person("Minh Pham", "VNM", "vi", (2019, 3, 27), "boy", "Pham", "Phạm Minh", "Latn"),
    Person("Aster Haile", "ERI", "ti", (2021, 6, 16), "girl", "Haile", "ኣስቴር ሃይለ", "Ethi"),
    Person("Joy Otieno", "KEN", "sw", (2012,), "girl", "Otieno"),
    Person("Kofi Adjei", "GHA", "en", (2018, 12, 1), "boy", "Adjei"),
    Person("Leila Reza", "IRN", "fa", (2017, 8, 14), "girl", "Reza", "لیلا رضا", "Arab"),
)
# Who lives with whom: the first of each is the adult the household is opened with.
FAMILIES = (
    ("Amina Doreh", "Ayaan Doreh"),
    ("Faisal Rehmat", "Hamza Rehmat"),
    ("Lien Thi Pham", "Minh Pham"),
    ("Selam Haile", "Aster Haile"),
    ("Peter Otieno", "Joy Otieno"),
    ("Samuel Adjei", "Kofi Adjei"),
    ("Ali Reza", "Leila Reza"),
)
