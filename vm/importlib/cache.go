package importlib

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"os"
	"path"
	"strings"

	"bytewalk/compiler/code"
	"bytewalk/compiler/marshal"
	"bytewalk/vm/object"
	"bytewalk/vm/trace"
)

// cachePath is importlib.util.cache_from_source, for a path in Root.
func (im *Importer) cachePath(source string) string {
	dir, file := path.Split(source)
	name := strings.TrimSuffix(file, ".py") + "." + im.Dialect.Tag
	if im.Optimize > 0 {
		name += fmt.Sprintf(".opt-%d", im.Optimize)
	}
	return path.Join(dir, "__pycache__", name+".pyc")
}

// sourceCode gives the code of a source file, from the cache if that is good
// (SourceLoader.get_code).
func (im *Importer) sourceCode(t *Thread, name, source string) (*code.Code, error) {
	cached := im.cachePath(source)
	action := func(what string) *trace.DiskCache {
		return &trace.DiskCache{Action: what, Module: name, Source: im.shown(source), Path: im.shown(cached)}
	}
	info, err := im.Root.Stat(source)
	if err != nil {
		return nil, im.osError(t, err, source)
	}
	want := marshal.Header{Dialect: im.Dialect, ModTime: uint32(info.ModTime().Unix()), SourceSize: uint32(info.Size())}
	data, err := im.Root.ReadFile(cached)
	d := action("lookup")
	if err != nil {
		d.Verdict, d.Reason = "miss", reason(err)
		tell(t, trace.CacheLookup, d)
	} else {
		tell(t, trace.CacheLookup, d)
		d = action("read")
		d.Data, d.Header = data, data[:min(len(data), marshal.HeaderSize)]
		tell(t, trace.CacheLookup, d)
		d = action("check")
		d.Header = data[:min(len(data), marshal.HeaderSize)]
		d.Want, d.Reason, err = im.check(t, data, source, &want)
		if err != nil {
			return nil, err
		}
		d.Verdict = "hit"
		if d.Reason != "" {
			d.Verdict = "stale"
		}
		tell(t, trace.CacheLookup, d)
		if d.Verdict == "hit" {
			return im.cachedCode(t, name, source, cached, data)
		}
	}
	text, err := im.Root.ReadFile(source)
	if err != nil {
		return nil, im.osError(t, err, source)
	}
	tell(t, trace.CacheLookup, action("compile"))
	if t.Compile == nil {
		return nil, t.Errorf(object.ImportError, "there is no compiler here")
	}
	c, err := t.Compile(t, string(text), im.shown(source), "exec", object.CompileFile)
	if err != nil {
		return nil, err
	}
	if t.Recorder != nil {
		t.Recorder.Load(&trace.Loading{Code: c, Module: name})
	}
	if !im.dontWrite(t) {
		pyc, err := marshal.WritePyc(want, c)
		if err != nil {
			return nil, t.Errorf(object.ValueError, "%v", err)
		}
		im.write(t, action, cached, pyc, info.Mode().Perm()|0o200)
	}
	return c, nil
}

// dontWrite reads sys.dont_write_bytecode, which the program may change.
func (im *Importer) dontWrite(t *Thread) bool {
	sys := t.Modules.GetStr(t, t.Intern("sys"))
	if sys.IsNull() || !sys.Has(object.LayoutModule) {
		return false
	}
	v := sys.Module().Dict.GetStr(t, t.Intern("dont_write_bytecode"))
	if v.IsNull() {
		return false
	}
	truth, err := object.IsTrue(t, v)
	return err == nil && truth
}

// check compares the head of a .pyc with what it must be. why says what differs, "" if
// nothing does; then want gets the file's flags, so that it stays what it is.
func (im *Importer) check(t *Thread, data []byte, source string, want *marshal.Header) (head []byte, why string, err error) {
	magic := binary.LittleEndian.AppendUint16(nil, im.Dialect.Magic)
	magic = append(magic, '\r', '\n')
	stamp := func(h *marshal.Header) []byte {
		head := binary.LittleEndian.AppendUint32(bytes.Clone(magic), h.Flags)
		if h.HashBased() {
			return append(head, h.Hash[:]...)
		}
		head = binary.LittleEndian.AppendUint32(head, h.ModTime)
		return binary.LittleEndian.AppendUint32(head, h.SourceSize)
	}
	head = stamp(want)
	if len(data) < 4 || !bytes.Equal(data[:4], magic) {
		return head, "the magic number is another one", nil
	}
	if len(data) < marshal.HeaderSize {
		return head, "the header is cut off", nil
	}
	flags := binary.LittleEndian.Uint32(data[4:])
	if flags&^3 != 0 {
		return head, "the flags are invalid", nil
	}
	if flags&marshal.FlagHashBased == 0 {
		switch {
		case binary.LittleEndian.Uint32(data[8:]) != want.ModTime:
			return head, "the source was modified at another time", nil
		case binary.LittleEndian.Uint32(data[12:]) != want.SourceSize:
			return head, "the source has another size", nil
		}
		return head, "", nil
	}
	checked := flags&marshal.FlagCheckSource != 0
	if im.CheckHash == "never" || !checked && im.CheckHash != "always" {
		return bytes.Clone(data[:marshal.HeaderSize]), "", nil
	}
	text, err := im.Root.ReadFile(source)
	if err != nil {
		return head, "", im.osError(t, err, source)
	}
	want.Flags = flags
	want.Hash = marshal.SourceHash(im.Dialect, text)
	if head = stamp(want); !bytes.Equal(head, data[:marshal.HeaderSize]) {
		return head, "the source has another hash", nil
	}
	return head, "", nil
}

// cachedCode gives the code in a .pyc whose header is good. A fault in it is the program's
// error, as in CPython.
func (im *Importer) cachedCode(t *Thread, name, source, cached string, data []byte) (*code.Code, error) {
	_, c, err := marshal.ReadPyc(data)
	if err != nil {
		return nil, im.pycError(t, err, name, cached)
	}
	// CPython would execute it all the same.
	if err := c.Check(); err != nil {
		return nil, im.pycError(t, &marshal.Error{Type: "ImportError", Message: "invalid bytecode: " + err.Error()}, name, cached)
	}
	if source != "" {
		rename(c, c.Filename, im.shown(source))
	}
	tell(t, trace.CacheLookup, &trace.DiskCache{Action: "load", Module: name, Source: im.shown(source), Path: im.shown(cached)})
	if t.Recorder != nil {
		t.Recorder.Load(&trace.Loading{Code: c, Module: name, Path: im.shown(cached), Data: data})
	}
	return c, nil
}

// rename gives new code, and that in it, the name of the file that it lies in now
// (_imp._fix_co_filename).
func rename(c *code.Code, old, name string) {
	if c.Filename != old || old == name {
		return
	}
	c.Filename = name
	for _, k := range c.Consts {
		if inner, ok := k.(*code.Code); ok {
			rename(inner, old, name)
		}
	}
}

// bareCode gives the code of a .pyc without source (SourcelessFileLoader).
func (im *Importer) bareCode(t *Thread, name, file string) (*code.Code, error) {
	data, err := im.Root.ReadFile(file)
	if err != nil {
		return nil, im.osError(t, err, file)
	}
	h, err := marshal.ReadHeader(data)
	if err != nil {
		return nil, im.pycError(t, err, name, file)
	}
	if h.Dialect != im.Dialect {
		return nil, im.pycError(t, &marshal.HeaderError{Type: "ImportError", Message: "bad magic number", Found: data[:4]}, name, file)
	}
	return im.cachedCode(t, name, "", file, data)
}

// pycError makes the program's exception of what is wrong with a .pyc.
func (im *Importer) pycError(t *Thread, err error, name, file string) error {
	kind, message := "ImportError", err.Error()
	switch e := err.(type) {
	case *marshal.HeaderError:
		kind, message = e.Type, strings.TrimPrefix(e.Text(name), e.Type+": ")
		if i := strings.LastIndex(message, " ("); e.Hint != "" && i > 0 {
			message = message[:i]
		}
	case *marshal.Error:
		kind, message = e.Type, e.Message
		switch {
		case kind != "ImportError":
		case strings.HasPrefix(message, "invalid bytecode"):
			message += " in " + quote(t, im.shown(file))
		default:
			message = "Non-code object in " + quote(t, im.shown(file))
		}
	}
	typ := object.ImportError
	switch kind {
	case "EOFError":
		typ = object.EOFError
	case "ValueError":
		typ = object.ValueError
	case "TypeError":
		typ = object.TypeError
	case "MemoryError":
		typ = object.MemoryError
	}
	e := t.Errorf(typ, "%s", message).(*object.Exception)
	if typ == object.ImportError {
		e.Fields[object.FieldImportMsg] = e.Args.Items[0]
		e.Fields[object.FieldImportName] = t.Str(name)
		e.Fields[object.FieldImportPath] = t.Str(im.shown(file))
	}
	return e
}

// osError makes the program's exception of a failure of the file system.
func (im *Importer) osError(t *Thread, err error, file string) error {
	number, text := int64(5), reason(err)
	switch {
	case os.IsNotExist(err):
		number, text = 2, "No such file or directory"
	case os.IsPermission(err):
		number, text = 13, "Permission denied"
	}
	e, callErr := object.CallArgs(t, object.OSError.Value(), t.Int(number), t.Str(text), t.Str(im.shown(file)))
	if callErr != nil {
		return callErr
	}
	return e.Exception()
}

// write puts a .pyc on the disk: under a name that nobody else uses, then renamed, so that
// whoever reads it meanwhile gets the old file or the new one, whole. Failures are told to the
// recorder alone: a program runs as well without a cache.
func (im *Importer) write(t *Thread, action func(string) *trace.DiskCache, cached string, data []byte, mode os.FileMode) {
	failed := func(d *trace.DiskCache, err error) {
		d.Verdict, d.Reason = "failed", reason(err)
		tell(t, trace.CacheWrite, d)
	}
	temporary := fmt.Sprintf("%s.%d", cached, 1<<46|rand.Uint64N(1<<46))
	d := action("write")
	d.Path = im.shown(temporary)
	d.Header, d.Data = data[:marshal.HeaderSize], data
	if err := im.Root.Mkdir(path.Dir(cached), 0o777); err != nil && !os.IsExist(err) {
		failed(d, err)
		return
	}
	f, err := im.Root.OpenFile(temporary, os.O_CREATE|os.O_EXCL|os.O_WRONLY, mode&0o666)
	if err != nil {
		failed(d, err)
		return
	}
	_, err = f.Write(data)
	if e := f.Close(); err == nil {
		err = e
	}
	if err != nil {
		im.Root.Remove(temporary)
		failed(d, err)
		return
	}
	tell(t, trace.CacheWrite, d)
	d = action("rename")
	d.Reason = "from " + im.shown(temporary)
	if err := im.Root.Rename(temporary, cached); err != nil {
		im.Root.Remove(temporary)
		failed(d, err)
		return
	}
	tell(t, trace.CacheWrite, d)
}
