# What programs do with dates: calendars, ages, countdowns, schedules, logs.
from datetime import date, datetime, time, timedelta, timezone, tzinfo
import copy


def age(born, today):
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


print(age(date(1990, 5, 20), date(2024, 5, 19)), age(date(1990, 5, 20), date(2024, 5, 20)))
start = date(2024, 2, 26)
for n in range(5):
    d = start + timedelta(days=n)
    print(d, d.strftime('%A %d. %B %Y'), d.isoweekday(), d.isocalendar()[1], d.timetuple().tm_yday)
print((date(2024, 12, 25) - date(2024, 3, 1)).days, date(2024, 3, 1) - timedelta(weeks=1), date.max - date.min)
log = ['2024-05-01 12:00:00,start', '2024-05-01 12:03:20,work', '2024-05-02 00:00:01,end']
times = [datetime.strptime(line.split(',')[0], '%Y-%m-%d %H:%M:%S') for line in log]
print([str(b - a) for a, b in zip(times, times[1:])], max(times), sorted(times, reverse=True)[0].isoformat())
print(sum((b - a for a, b in zip(times, times[1:])), timedelta()).total_seconds())


class Berlin(tzinfo):
    def utcoffset(self, dt):
        return timedelta(hours=1) + self.dst(dt)

    def dst(self, dt):
        summer = datetime(dt.year, 3, 31), datetime(dt.year, 10, 27)
        return timedelta(hours=1) if summer[0] <= dt.replace(tzinfo=None) < summer[1] else timedelta(0)

    def tzname(self, dt):
        return 'CEST' if self.dst(dt) else 'CET'

    def __repr__(self):
        return 'Berlin()'


z = Berlin()
a = datetime(2024, 7, 1, 12, tzinfo=z)
b = datetime(2024, 1, 1, 12, tzinfo=timezone.utc)
print(a, a.tzname(), a.astimezone(timezone.utc), b.astimezone(z), b.astimezone(z).tzname(), repr(a), a > b, a - b)
print(b.astimezone(timezone(timedelta(hours=-8), 'PST')), f'{b:%d/%m/%y %H:%M} {a:%Z %z}')
print({date(2020, 1, 1): 'x'}[datetime(2020, 1, 1).date()], date(2020, 1, 1) in [date(2020, 1, 1)], hash(date(2020, 1, 1)) == hash(date(2020, 1, 1)))
print(copy.copy(a) == a, copy.deepcopy(timedelta(1, 2, 3)), copy.deepcopy(date(2020, 2, 2)), copy.copy(timezone.utc) is not None)
print(datetime.combine(date(2024, 1, 1), time(9, 30)), datetime(2024, 1, 31).replace(month=3), time(23, 59, 59).replace(hour=1))


class Day(date):
    def next(self):
        return self + timedelta(1)


print(Day(2024, 2, 28).next().next(), type(Day(2024, 2, 28).next()).__name__, Day.fromordinal(1))
months = {}
d = date(2023, 12, 30)
while d < date(2024, 3, 3):
    months[d.strftime('%b')] = months.get(d.strftime('%b'), 0) + 1
    d += timedelta(days=1)
print(months)
print(datetime.fromtimestamp(0, timezone.utc), datetime.fromtimestamp(1700000000.123456, timezone.utc), datetime(1970, 1, 1, tzinfo=timezone.utc).timestamp())
try:
    datetime.strptime('2024-13-01', '%Y-%m-%d')
except ValueError as e:
    print(e)
date(2024, 2, 30)
