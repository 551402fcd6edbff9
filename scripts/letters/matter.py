"""What invented letters say, in whatever language: dates, groups, numbers."""
import datetime

# The years in which letters of a study period are surely of that period.
PERIODS = {'T97': (1998, 1999), 'T01': (2002, 2003), 'T05': (2006, 2007),
           'T09': (2010, 2011), 'T13': (2014, 2015), 'T17': (2018, 2020),
           'T22': (2023, 2023), 'T25': (2026, 2027)}
KINDS = ('meeting', 'consultation', 'virtual', 'workshop', 'meeting')
CIRCULARS = ('consultation', 'workshop')
GROUPS = ('2', '3', '5', '9', '11', '12', '13', '15', '16', '17', '20')
TOWNS = ('Geneva', 'Nairobi', 'Lima', 'Tokyo', 'Cairo', 'Paris')
RECOMMENDATIONS = ('E.164', 'G.711', 'G.1028.2', 'H.265', 'L.1023', 'P.863.1',
                   'Q.3961', 'X.509', 'X.1631', 'Y.3172', 'Y.4113')
DAYS_BEFORE = {'contributions-for-translation': 61, 'fellowship': 43,
               'interpretation': 42, 'registration': 30, 'visa': 31,
               'contributions': 12}


def day_in(lot, years):
    first = datetime.date(lot.randint(*years), 2, 1)
    return on_workday(first + datetime.timedelta(lot.randrange(240)))


def on_workday(day):
    return day - datetime.timedelta(max(0, day.weekday() - 4))


def in_one_year(start, length):
    """Two days; dates of a meeting over New Year need two years."""
    end = on_workday(start + datetime.timedelta(length))
    if end.year == start.year:
        return start, end
    return in_one_year(start + datetime.timedelta(14), length)


def shuffled(at, size, step):
    """Like `at`, each once, but within rows of `size` not one after the other."""
    return at // size * size + at % size * step % size


class Matter:
    """What letter number `at` says. No two have the same id."""

    def __init__(self, at, lot):
        self.kind = KINDS[at % 5]
        self.period = list(PERIODS)[at // 5 % 8]
        self.is_circular = self.kind in CIRCULARS
        turn = at // 40
        if self.is_circular:
            self.number = 1 + shuffled(turn * 2 + CIRCULARS.index(self.kind), 300, 77)
            self.group = lot.choice(GROUPS)
        else:
            number, group = divmod(turn * 3 + at % 5 // 2, len(GROUPS))
            self.number = 1 + shuffled(number, 12, 5)
            self.group = GROUPS[group]
        self.draw_dates(lot)
        self.town = lot.choice(TOWNS)
        self.opens = lot.choice((540, 570, 600, 870))
        self.recommendations = lot.sample(RECOMMENDATIONS, 2)
        self.questions = sorted(lot.sample(range(1, 18), 2))
        self.working_party = lot.randint(1, 3)
        self.topic = lot.randrange(4)
        self.addressees = lot.randint(2, 4)
        # Which way is taken of those that do not say the same.
        self.considers, self.associates = lot.randrange(2), lot.randrange(2)
        self.reply_hour = lot.randrange(3)
        self.internal = f'SG{self.group}/' + lot.choice(('MA', 'CB', 'HO', 'XY'))
        self.phone = f'+41 22 730 {lot.randint(5001, 6999)}'
        self.email = f'tsbsg{self.group}@itu.int'
        self.signatory = lot.randrange(6)
        self.is_numbered = lot.random() < 0.4
        self.is_signed = lot.random() < 0.8
        self.is_meeting = self.kind in ('meeting', 'virtual')
        self.has_annexes = self.is_meeting and lot.random() < 0.7
        self.draw_past(lot)
        self.deadlines = self.draw_deadlines(lot)

    def draw_dates(self, lot):
        self.day = day_in(lot, PERIODS[self.period])
        # From a Monday or Tuesday on, 90 to 160 days later.
        start = self.day + datetime.timedelta(lot.randint(90, 160))
        start -= datetime.timedelta(start.weekday() - lot.randint(0, 1))
        length = lot.choice((1, 2)) if self.kind == 'workshop' else lot.randint(2, 10)
        self.start, self.end = in_one_year(start, length)
        self.amended = on_workday(self.day + datetime.timedelta(lot.randint(15, 40)))
        later = datetime.timedelta(7 * lot.randint(2, 8))
        self.moved = in_one_year(self.start + later, length)

    def draw_past(self, lot):
        self.last = self.cited = None
        if self.is_meeting and lot.random() < 0.6:
            first = self.day - datetime.timedelta(lot.randint(90, 200))
            self.last = first, first + datetime.timedelta(4)
        if lot.random() < 0.5:
            number = lot.choice([n for n in range(2, 300) if n != self.number])
            self.cited = number, self.day - datetime.timedelta(lot.randint(20, 60))

    def draw_deadlines(self, lot):
        """(day, what is due), with the words' names."""
        if self.kind == 'consultation':
            return [(on_workday(self.start - datetime.timedelta(12)), 'reply')]
        names = [name for name in DAYS_BEFORE if lot.random() < 0.7]
        if self.is_numbered:
            names = [name for name in ('contributions', 'registration', 'fellowship')
                     if name in names]
        return [(on_workday(self.start - datetime.timedelta(DAYS_BEFORE[name])), name)
                for name in names]

    @property
    def id(self):
        kind = 'CIR' if self.is_circular else 'COL'
        group = 'TSB' if self.is_circular else f'SG{self.group}'
        return f'{self.period}-{group}-{kind}-{self.number:04}'
