"""A letter in one language: its lines in the notation of letter.src, its facts."""
from writer import capital, fill


class Draft:
    """Of a letter's matter, in a writer's words."""

    def __init__(self, matter, writer, lot, is_large=False):
        self.matter = matter
        self.writer = writer
        self.lot = lot
        self.say = writer.say
        self.lines = [f'@lang {writer.language}', '@docx split']
        self.is_large = is_large
        self.has_annexes = matter.has_annexes or is_large
        self.must = set()
        self.values = self.known()
        self.write()

    def known(self):
        matter, words = self.matter, self.writer.words
        values = {'g': matter.group, 'n': matter.number,
                  'rec': matter.recommendations[0], 'rec2': matter.recommendations[1],
                  'q': matter.questions[0], 'r': matter.questions[1],
                  'wp': matter.working_party, 'about': words['groups'][matter.group],
                  'place': words['places'][matter.town],
                  'topic': words['subjects']['topics'][matter.topic],
                  'in_place': words.get('in_places', words['places'])[matter.town],
                  'from_to': self.writer.range(matter.start, matter.end, 'from_to'),
                  'range': self.writer.range(matter.start, matter.end)}
        for name in ('name', 'of', 'to_name'):
            form = words['groups'].get(name, words['groups']['name'])
            values[name] = fill(form, {'g': matter.group})
        return values

    def text(self, name, *path, way=None, **more):
        return capital(fill(self.say(name, *path, way=way), self.values | more))

    def write(self):
        kind = 'circular' if self.matter.is_circular else 'collective-letter'
        self.reference = self.text('reference', kind)
        self.subject = self.text('subjects', self.matter.kind)
        self.write_head(self.matter.day)
        self.write_body()
        self.write_closing()
        if self.has_annexes:
            self.write_annexes()

    def write_head(self, day):
        say, matter = self.say, self.matter
        dash = say('addressees', 'dash')
        self.to = [(name, self.text('addressees', name, way=matter.associates
                                    if name == 'associates' else None))
                   for name in ('member-states', 'sector-members', 'associates',
                                'academia')[:matter.addressees]]
        self.copy = []
        if matter.is_circular:
            self.copy = [(name, self.text('addressees', name)) for name in
                         ('study-group-chairs', 'bdt-director', 'br-director')]
        to = [f'{dash}{words}' for _, words in self.to]
        if self.lot.random() < 0.5:
            to.insert(0, '{b:' + say('labels', 'to') + '}')
        if self.copy:
            to.append('{b:' + say('labels', 'copy') + '}')
            to += [f'{dash}{words}' for _, words in self.copy]
        date = say('letter_date', day=self.writer.day(day))
        rows = ['@head', '|- letterhead', '|', '|2 {b:' + say('union') + '}',
                '{b:' + say('bureau') + '}', '|- date', '|', '|2 ' + date, '|- ref',
                '| {b:' + say('labels', 'reference') + '}',
                '| {b:' + self.reference + '}', matter.internal, '| ' + '\n'.join(to)]
        fields = (('phone', matter.phone), ('fax', '+41 22 730 5853'),
                  ('email', f'[{matter.email}](mailto:{matter.email})'))
        for name, value in fields:
            rows += ['|- field', '| {b:' + say('labels', name) + '}', f'| {value}', '|^']
        rows += ['|- subject', '| {b:' + say('labels', 'subject') + '}',
                 '|2 {b:' + self.subject + '}', '@end']
        self.lines += rows

    def write_body(self):
        matter, writer = self.matter, self.writer
        self.lines.append(self.text('text', 'salutation'))
        paragraphs = []
        if matter.kind == 'consultation':
            day, _ = matter.deadlines[0]
            paragraphs.append(self.text('text', 'reply', day=writer.day(day),
                                        hour_utc=self.say(
                                            'text', 'reply_hours',
                                            way=matter.reply_hour)))
        else:
            self.invite(paragraphs)
        if matter.last:
            past = writer.range(*matter.last, 'from_to')
            paragraphs.append(self.text('text', 'previous', past=past))
        if matter.kind != 'workshop':
            paragraphs.append(self.text('text', 'considers', way=matter.considers))
            self.must |= {f'ITU-T {name}' for name in matter.recommendations}
            self.must.add(f'Q{matter.questions[0]}/{matter.group}')
        if matter.cited:
            number, day = matter.cited
            paragraphs.append(self.text('text', 'letter_cited', c=number,
                                        cited_date=writer.day(day)))
            self.must.add(f'TSB Circular {number}')
        if self.has_annexes:
            paragraphs.append(self.text('annex', 'see', a='A', b='B'))
        for number, paragraph in enumerate(paragraphs, 1):
            self.lines.append((f'{number}{{t}}' if matter.is_numbered else '') + paragraph)
        if matter.kind != 'consultation' and matter.deadlines:
            self.write_deadlines()

    def invite(self, paragraphs):
        matter = self.matter
        invite = {'meeting': 'invite', 'virtual': 'invite_virtual',
                  'workshop': 'invite_workshop'}[matter.kind]
        hours = {name: self.writer.hour(matter.opens - before)
                 for name, before in (('hour', 0), ('earlier', 60))}
        hours['hour'] = self.say('geneva_time', hour=hours['hour'])
        paragraphs += [self.text('text', invite), self.text('text', 'opens', **hours)]

    def write_deadlines(self):
        """In the text where paragraphs have numbers, else in a table."""
        deadlines = self.matter.deadlines
        if self.matter.is_numbered:
            self.lines += [self.text('actions', 'in_text', name,
                                     day=self.writer.day(day))
                           for day, name in deadlines]
            return
        dash = self.say('addressees', 'dash')
        self.lines += ['{b:' + self.say('labels', 'deadlines') + '}', '@table']
        for day in sorted({day for day, _ in deadlines}):
            actions = [dash + self.text('actions', name)
                       for due, name in deadlines if due == day]
            self.lines += ['|-', '| ' + self.writer.day(day), '| ' + '\n'.join(actions)]
        self.lines.append('@end')

    def write_closing(self):
        say = self.say
        self.lines.append(say('text', 'closing_wish'))
        self.closing = say('text', 'closing')
        self.signatory = self.writer.words['text']['names'][self.matter.signatory]
        signed = [say('text', 'signed')] if self.matter.is_signed else []
        self.lines += [self.closing, *signed, self.signatory, say('text', 'director')]
        if self.has_annexes:
            self.lines.append(self.say('labels', 'annexes', n=2))

    def write_annexes(self):
        say, words = self.say, self.writer.words['annex']
        head = say('annex', 'head')
        self.items = [(str(n), item) for n, item in enumerate(words['items'], 1)]
        self.lines += ['---', '! ' + fill(head, {'label': 'A'}),
                       '! ' + words['practical-information'], words['about'],
                       *([PLACE_OF_MORE] if self.is_large else []),
                       '---', '! ' + fill(head, {'label': 'B'}), '! ' + words['agenda'],
                       *(f'{number}{{t}}{item}' for number, item in self.items)]

    # What it says ----------------------------------------------------------

    def meetings(self):
        matter, places = self.matter, self.writer.words['places']
        meeting = meeting_on(matter.start, matter.end, 'convened')
        if matter.kind != 'consultation':
            meeting['opens'] = '{:02}:{:02}'.format(*divmod(matter.opens, 60))
        if matter.kind == 'virtual':
            meeting |= {'place': None, 'mode': 'virtual'}
        else:
            meeting['place'] = places[matter.town]
        if matter.is_meeting:
            meeting['group'] = f'SG{matter.group}'
            self.must.add(f'SG{matter.group}')
        if matter.kind == 'consultation':
            meeting['status'] = 'mentioned'
        past = []
        if matter.last:
            past = [meeting_on(*matter.last, 'mentioned') | {'place': places['Geneva']}]
        return [meeting, *past]

    def deadlines(self):
        return [{'date': day.isoformat(), 'action': name}
                for day, name in self.matter.deadlines]

    def head(self):
        matter = self.matter
        return {
            'id': matter.id,
            'kind': 'circular' if matter.is_circular else 'collective-letter',
            'number': matter.number,
            'group': None if matter.is_circular else f'SG{matter.group}',
            'amendment': None, 'bureau': 'TSB', 'language': self.writer.language,
            'date': matter.day.isoformat()}

    def facts(self):
        matter, places = self.matter, self.writer.words['places']
        meetings = self.meetings()
        facts = self.head() | {
            'place': places['Geneva'],
            'reference': self.reference, 'internal_reference': matter.internal,
            'to': [{'text': text, 'category': name} for name, text in self.to],
            'copy': [{'text': text, 'category': name} for name, text in self.copy],
            'contact': {'phone': [matter.phone], 'fax': ['+41 22 730 5853'],
                        'email': [matter.email]},
            'subject': self.subject,
            'meetings': meetings,
            'deadlines': self.deadlines(),
            'references': {'must': sorted(self.must), 'must_not': []},
            'closing': self.closing,
            'signatory': {'name': self.signatory, 'signed': matter.is_signed}}
        if self.has_annexes:
            facts |= self.annexes()
        return facts

    def annexes(self):
        words = self.writer.words['annex']
        return {'annexes_declared': 2, 'annexes': [
            {'label': label, 'kind': kind, 'title': words[kind]}
            for label, kind in (('A', 'practical-information'), ('B', 'agenda'))],
            'agenda': [{'number': number, 'title': title, 'items': []}
                       for number, title in self.items]}


class Amendment(Draft):
    """A corrigendum that moves the meeting, or an addendum that cancels it."""

    KINDS = ('corrigendum', 'addendum')
    OF = ('meeting', 'workshop')  # what is amended

    def __init__(self, kind, *rest):
        self.kind = kind
        super().__init__(*rest)

    def write(self):
        matter, writer = self.matter, self.writer
        self.has_annexes = False
        self.values |= {
            'letter_day': writer.day(matter.day),
            'old': writer.range(matter.start, matter.end, 'from_to'),
            'new': writer.range(*matter.moved, 'from_to'),
            'new_range': writer.range(*matter.moved)}
        self.reference = self.text('amendment', matter.kind, self.kind)
        self.subject = self.text('amendment', matter.kind, f'{self.kind}_subject')
        self.write_head(matter.amended)
        self.lines.append(self.text('text', 'salutation'))
        self.lines += [capital(fill(words, self.values))
                       for words in
                       writer.words['amendment'][matter.kind][f'{self.kind}_text']]
        if self.is_large:
            self.lines.append(PLACE_OF_MORE)
        self.write_closing()

    def head(self):
        return super().head() | {
            'id': f'{self.matter.id}!{self.kind[0].upper()}1',
            'amendment': {'kind': self.kind, 'number': 1},
            'date': self.matter.amended.isoformat()}

    def meetings(self):
        matter = self.matter
        at = {'place': self.writer.words['places'][matter.town]}
        if matter.is_circular:
            self.must.add(f'TSB Circular {matter.number}')
        else:
            self.must.add(f'TSB Collective letter {matter.number}/{matter.group}')
            at['group'] = f'SG{matter.group}'
        old = meeting_on(matter.start, matter.end, 'cancelled') | at
        if self.kind == 'addendum':
            return [old]
        return [meeting_on(*matter.moved, 'convened') | at, old]

    def deadlines(self):
        return []


# Stands where a large letter has more to say, until that is put there.
PLACE_OF_MORE = '¤'


def meeting_on(start, end, status):
    return {'start': start.isoformat(), 'end': end.isoformat(), 'status': status}
