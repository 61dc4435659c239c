// Package widget is the visual vocabulary of the window: code editor, listing, timeline, thread and the small parts around
// them. Nothing here knows Python or the virtual machine: text, rows, spans and marks are given by the owner.
//
// Rules that all widgets keep:
//
//   - Everything is called on Fyne's main goroutine.
//   - Colours and sizes are read from [theme.Current] whenever a widget lays out or refreshes, so theme.Apply changes all of
//     them at once.
//   - Rows are pooled: what is not visible has no objects. What only moves is moved, not refreshed.
//   - Shapes that are not rectangles, text or long curves are painted into rasters (see brush), which draw the same with and
//     without a display.
//   - A focused widget gives every key and shortcut it does not use itself to its hook (OnKey, OnShortcut) if there is one, else
//     to the window's canvas, so that canvas shortcuts and Canvas.SetOnTypedKey work wherever the focus is. The
//     editor gives on only what makes no text: F-keys, Escape, and shortcuts.
//   - Positions in text are [Pos]: lines from 1, columns in bytes of UTF-8 from 0, as CPython's lineno and col_offset are.
//   - Rectangles that are reported to the outside are in window coordinates ([Rect]).
package widget
