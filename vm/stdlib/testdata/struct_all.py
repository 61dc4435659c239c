# What can be packed, what not, and how that is said.
import struct
def at(f,*a):
    try: return f(*a)
    except BaseException as e: return type(e).__name__+': '+str(e)
for c in 'bBhHiIlLqQnNefdP?c':
    for pre in '@<':
        for v in (1<<100, -(1<<100), 1<<63, -1, 1<<16, -1<<40,'a', 1.5, b'ab'):
            r=at(struct.pack, pre+c, v)
            if isinstance(r,str): print(pre+c, repr(v)[:20], r)
for f,a in [('2s',('a',)),('2p',(1,)),('z',()),('3',()),('i',()),('ii',(1,2,3)),('<n',(1,)),(5,()),('i'*3,(1,)),('99999999999999999999s',(b'',)), (b'<i',(3,)), ('é',()), ('0s',(b'',)), ('i 2 h',(1,2,3)),('<e',(1e6,)),('f',(1e300,)),('e',(65520.0,)),('5p',(b'abcdefgh',)),('0p',(b'a',)), ('?',([],)),('2x',())]:
    print(f, at(struct.pack,f,*a))
print(at(struct.unpack,'i',b'abc'), at(struct.unpack_from,'i',b'abc'), at(struct.unpack_from,'i',b'abcdefg',5), at(struct.unpack_from,'i',b'abcdefg',-3), at(struct.unpack_from,'i',b'abcdefg',-30), at(lambda: list(struct.iter_unpack('i',b'abc'))), at(struct.pack_into,'i',bytearray(2),0,1),at(struct.pack_into,'i',bytearray(8),-2,1),at(struct.pack_into,'i',bytearray(8),-20,1),at(struct.pack_into,'i',bytearray(8),7,1),at(struct.pack_into,'i',b'1234',0,1),at(struct.pack_into,'i',bytearray(8)),at(struct.pack_into,'i'), at(struct.pack),at(struct.unpack,'i'),at(struct.unpack,'i',5),at(struct.pack_into,'i',bytearray(8),0),at(struct.pack_into,'i',bytearray(8),'a',1))
s = struct.Struct('<ih')
print(s.format, s.size, at(s.pack, 1), at(s.unpack, b''), struct.error, list(s.iter_unpack(s.pack(1, 2) * 2)), s.unpack_from(b'x' + s.pack(3, -4), 1))
header = struct.pack('>4sBHIq?d5p', b'ABCD', 255, 65535, 1 << 31, -1, True, 0.1, b'hello world')
print(header, struct.unpack('>4sBHIq?d5p', header), struct.calcsize('bi'), struct.calcsize('<bi'), struct.calcsize('ib0i'))
print([struct.unpack('<e', struct.pack('<e', x))[0] for x in (1.0, -2.5, 0.1, 65504.0, 1e-8, 5.96e-8, float('inf'))], struct.pack('@bhilq', 1, 2, 3, 4, 5))
buf = bytearray(12)
struct.pack_into('<HH', buf, 4, 1, 2)
print(buf, struct.unpack_from('<HH', buf, offset=4), struct.pack('3x2s', b'ab'), struct.pack(' 2h ', 1, 2), struct.unpack('3c', b'abc'))
struct.unpack('<i', b'123')
