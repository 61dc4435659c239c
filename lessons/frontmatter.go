package lessons

import (
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"
)

var dialectName = regexp.MustCompile(`^[0-9]\.[0-9]{1,2}$`)

// maxFront is how many bytes of front matter are read.
const maxFront = 16 << 10

// frontMatter reads the YAML between the first two lines of dashes.
func (r *reader) frontMatter() {
	const fence = "---\n"
	if !strings.HasPrefix(r.source, fence) {
		r.failAt(1, 1, "found no front matter, expected a first line of three dashes")
	}
	length := strings.Index(r.source[len(fence)-1:], "\n"+fence)
	if length < 0 {
		r.failAt(1, 1, "the front matter has no end, expected another line of three dashes")
	}
	if length > maxFront {
		r.failAt(1, 1, "the front matter has %d bytes; %d at most are read", length, maxFront)
	}
	front := r.source[:len(fence)+length] // with the first fence, so that lines are the file's
	r.base = len(front) + len(fence)
	r.text = []byte(r.source[min(r.base, len(r.source)):])

	var document yaml.Node
	if err := yaml.Unmarshal([]byte(front), &document); err != nil {
		r.failAt(yamlLine(err.Error()), 1, "the front matter is not YAML: %s", strings.TrimPrefix(err.Error(), "yaml: "))
	}
	if len(document.Content) != 1 || document.Content[0].Kind != yaml.MappingNode {
		r.failAt(2, 1, "expected title:, order: and dialects: in the front matter")
	}
	r.fields(document.Content[0])
}

var lineInError = regexp.MustCompile(`line (\d+)`)

// yamlLine is the line that an error of the YAML library names.
func yamlLine(message string) int {
	if m := lineInError.FindStringSubmatch(message); m != nil {
		if n, err := strconv.Atoi(m[1]); err == nil && n > 0 {
			return n
		}
	}
	return 1
}

func (r *reader) fields(mapping *yaml.Node) {
	seen := map[string]bool{}
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		key, value := mapping.Content[i], mapping.Content[i+1]
		if key.Kind == yaml.ScalarNode && seen[key.Value] {
			r.failAt(key.Line, key.Column, "%s is given twice", key.Value)
		}
		seen[key.Value] = true
		switch key.Value {
		case "title":
			r.lesson.Title = strings.TrimSpace(r.scalar(value, "a text"))
			if r.lesson.Title == "" {
				r.failAt(value.Line, value.Column, "the title is empty")
			}
		case "order":
			n, err := strconv.Atoi(r.scalar(value, "a whole number"))
			if err != nil {
				r.failAt(value.Line, value.Column, "the order is %q, expected a whole number", value.Value)
			}
			r.lesson.Order = n
		case "dialects":
			for _, v := range r.sequence(value, `a list like ["3.8"]`) {
				name := r.scalar(v, "a version like 3.8")
				if !dialectName.MatchString(name) {
					r.failAt(v.Line, v.Column, "the dialect is %q, expected a version like 3.8", name)
				}
				r.lesson.Dialects = append(r.lesson.Dialects, name)
			}
		case "modules":
			files := r.sequence(value, "a list like [shapes.py]")
			if len(files) > maxFiles {
				r.failAt(value.Line, value.Column, "there are %d modules; %d at most are read", len(files), maxFiles)
			}
			for _, v := range files {
				r.module(r.scalar(v, "a file name"), v.Line, v.Column)
			}
		default:
			r.failAt(key.Line, key.Column, "found %q, expected title, order, dialects or modules", key.Value)
		}
	}
	for _, key := range []string{"title", "order", "dialects"} {
		if !seen[key] {
			r.failAt(1, 1, "the front matter has no %s", key)
		}
	}
	if len(r.lesson.Dialects) == 0 {
		r.failAt(1, 1, "dialects is empty, expected one version at least")
	}
}

func (r *reader) scalar(n *yaml.Node, expected string) string {
	if n.Kind != yaml.ScalarNode {
		r.failAt(n.Line, n.Column, "expected %s", expected)
	}
	return n.Value
}

func (r *reader) sequence(n *yaml.Node, expected string) []*yaml.Node {
	if n.Kind != yaml.SequenceNode {
		r.failAt(n.Line, n.Column, "expected %s", expected)
	}
	return n.Content
}
