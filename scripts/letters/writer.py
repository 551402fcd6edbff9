"""Says what a letter says in a language."""
import functools
import pathlib
import re
import tomllib

WORDS = pathlib.Path(__file__).resolve().parent


@functools.cache
def words_of(language):
    with open(WORDS / f'{language}.toml', 'rb') as file:
        return tomllib.load(file)


class Writer:
    """Says things in a language, each time in one of its ways."""

    def __init__(self, language, lot):
        self.words = words_of(language)
        self.language = language
        self.lot = lot

    def say(self, *path, way=None, **values):
        """By lot, or the given way: those that say more stand in one order."""
        found = self.words
        for key in path:
            found = found[key]
        if isinstance(found, list):
            found = self.lot.choice(found) if way is None else found[way]
        return fill(found, values)

    def month(self, day):
        return self.words['months'][day.month - 1]

    def number(self, day):
        return self.words.get('first', '1') if day.day == 1 else str(day.day)

    def day(self, day, kind='day'):
        weekday = self.words['weekdays'][min(day.weekday(), 4)]
        return self.say(kind, d=self.number(day), month=self.month(day),
                        y=day.year, weekday=weekday)

    def range(self, begin, end, kind=None):
        """Two days; `kind` is a list of one way for a month, one for two."""
        values = {'d': self.number(begin), 'e': str(end.day), 'y': end.year,
                  'month': self.month(begin), 'month2': self.month(end)}
        crosses = begin.month != end.month
        if end.day == 1:
            values['e'] = self.number(end)
        if kind:
            return fill(self.words[kind][crosses], values)
        if not crosses and (end - begin).days == 1:
            return self.say('two_days', **values)
        name = 'range_over_months' if crosses else 'range_in_month'
        return self.say(name, **values)

    def hour(self, minutes):
        hour, minute = divmod(minutes, 60)
        return self.say('hour', h=hour, hh=f'{hour:02}', mm=f'{minute:02}')


def fill(words, values):
    """What has no value yet stays, as marks of the notation do."""
    return re.sub(r'\{(\w+)\}',
                  lambda found: str(values.get(found[1], found[0])), words)


def capital(words):
    return words[:1].upper() + words[1:]
