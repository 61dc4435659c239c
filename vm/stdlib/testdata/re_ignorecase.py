# Characters in any case: which match which.
import re
letters = 'astZiIıİſßSKkKµμθϑσςΣ' + '\ufb05\ufb06' + 'ΐ\u1fd3'
for a in letters:
    print(ascii(a), ascii([b for b in letters if re.fullmatch(a, b, re.I)]),
          ascii([b for b in letters if re.fullmatch('[%s]' % a, b, re.I)]),
          ascii([b for b in letters if re.fullmatch(a, b, re.I | re.A)]),
          ascii([b for b in letters if re.fullmatch('[^%s]' % a, b, re.I)]))
for text in ('stop', 'STOP', 'ſtop', 'ttop'):
    print(ascii(text), re.findall('stop', text, re.I) != [], re.match('[r-t]+', text, re.I))
print(re.sub('(?i)straße', 'x', 'STRASSE Straße STRAßE'), re.split('(?i)x', 'aXbxc'))
print([m.span() for m in re.finditer('ss', 'sSSsſs', re.I)])
print(re.match(r'(?i)(k)\1', 'kK'), re.match(r'(?i)([\u212a])x', 'kX'))
