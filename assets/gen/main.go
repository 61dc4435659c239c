// Gen draws the application's icon: a blue thread that underlines a word, swings over to a row and becomes its bar.
// Run by "go generate" in the folder above.
package main

import (
	"flag"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"log"
	"math"
	"os"

	"golang.org/x/image/vector"
)

const size = 512

var (
	now   = color.NRGBA{0x21, 0x38, 0xC8, 0xFF}
	wash  = color.NRGBA{0xE0, 0xE5, 0xFF, 0xFF}
	quiet = color.NRGBA{0x5C, 0x70, 0xE2, 0xFF}
)

func main() {
	out := flag.String("o", "Icon.png", "the file to write")
	flag.Parse()
	img := Draw()
	f, err := os.Create(*out)
	if err != nil {
		log.Fatal(err)
	}
	if err := png.Encode(f, img); err != nil {
		log.Fatal(err)
	}
	if err := f.Close(); err != nil {
		log.Fatal(err)
	}
}

// Draw makes the picture.
func Draw() *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, size, size))
	roundRect(img, 16, 16, 480, 480, 104, now)
	// the source line, and the rows of the listing that are not running
	roundRect(img, 68, 118, 64, 30, 15, quiet)
	roundRect(img, 152, 118, 128, 30, 15, wash)
	roundRect(img, 300, 242, 144, 30, 15, quiet)
	roundRect(img, 300, 412, 104, 30, 15, quiet)
	// the thread: underline, swing, bar
	const pen = 24
	thread := [][2]float32{{164, 180}}
	for i := 0; i <= 64; i++ {
		t := float32(i) / 64
		u := 1 - t
		x := u*u*u*206 + 3*u*u*t*326 + 3*u*t*t*150 + t*t*t*276
		y := u*u*u*180 + 3*u*u*t*180 + 3*u*t*t*341 + t*t*t*341
		thread = append(thread, [2]float32{x, y})
	}
	stroke(img, thread, pen, color.White)
	roundRect(img, 262, 306, 182, 70, 16, color.White)
	return img
}

func fill(img draw.Image, path func(*vector.Rasterizer), c color.Color) {
	r := vector.NewRasterizer(size, size)
	path(r)
	r.Draw(img, img.Bounds(), image.NewUniform(c), image.Point{})
}

func roundRect(img draw.Image, x, y, w, h, r float32, c color.Color) {
	const k = 0.44772 // 1 minus the handle of a quarter circle
	fill(img, func(p *vector.Rasterizer) {
		p.MoveTo(x+r, y)
		p.LineTo(x+w-r, y)
		p.CubeTo(x+w-k*r, y, x+w, y+k*r, x+w, y+r)
		p.LineTo(x+w, y+h-r)
		p.CubeTo(x+w, y+h-k*r, x+w-k*r, y+h, x+w-r, y+h)
		p.LineTo(x+r, y+h)
		p.CubeTo(x+k*r, y+h, x, y+h-k*r, x, y+h-r)
		p.LineTo(x, y+r)
		p.CubeTo(x, y+k*r, x+k*r, y, x+r, y)
		p.ClosePath()
	}, c)
}

// stroke draws a smooth line as one ribbon, with a round start.
func stroke(img draw.Image, pts [][2]float32, width float32, c color.Color) {
	fill(img, func(p *vector.Rasterizer) {
		h := float64(width / 2)
		side := func(i int, sign float64) (float32, float32) {
			a, b := pts[max(i-1, 0)], pts[min(i+1, len(pts)-1)]
			d := math.Atan2(float64(b[1]-a[1]), float64(b[0]-a[0]))
			return pts[i][0] - float32(math.Sin(d)*h*sign), pts[i][1] + float32(math.Cos(d)*h*sign)
		}
		x, y := side(0, -1)
		p.MoveTo(x, y)
		for i := range pts {
			p.LineTo(side(i, -1))
		}
		for i := len(pts) - 1; i >= 0; i-- {
			p.LineTo(side(i, 1))
		}
		a, b := pts[0], pts[1]
		d := math.Atan2(float64(b[1]-a[1]), float64(b[0]-a[0]))
		for i := 1; i < 12; i++ {
			s, co := math.Sincos(d + math.Pi/2 + float64(i)*math.Pi/12)
			p.LineTo(a[0]+float32(co*h), a[1]+float32(s*h))
		}
		p.ClosePath()
	}, c)
}
