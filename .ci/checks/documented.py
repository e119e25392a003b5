"""Every public name has a comment: above it, at the end of its line, or above the unbroken run of
lines that it stands in (a family of functions shares one). The first name of a file may rely on the
file's opening comment. Fields, enumerators, operators, constructors and one-line members say
themselves; namespaces `internal` and `detail` are not public."""

import pathlib
import re

import tree

_TYPE = re.compile(r"^(?:typedef\s+)?(?:template\s*<.*>\s*)?(?:struct|class|union|enum(?:\s+class)?)\b[^()=;]*$", re.DOTALL)
_SILENT = re.compile(
    r"^(?:friend\b|static_assert\b|using\s+(?:namespace\b|[\w:]+$)|(?:struct|class|enum class)\s+\w+$)")


def _declarations(code):
    """Yields (start line, end line, text, in_type) of every public declaration at namespace or type
    scope. `end` is the last line of its body."""
    for start, end, text, scopes, public in _all_declarations(code):
        if public and "hidden" not in scopes:
            yield start, end, text, "type" in scopes[-1:]


def _all_declarations(code):
    scopes, access, start, opaque, parens = [], [True], None, 0, 0
    line, text, has_body = 1, [], False
    for character in code + "\n":
        if character == "\n":
            line += 1
        if opaque:
            opaque += {"{": 1, "}": -1}.get(character, 0)
            if opaque == 0 and has_body == "function":
                yield start, line, "".join(text).strip(), tuple(scopes), all(access)
                start, text, has_body = None, [], False
            continue
        parens += {"(": 1, ")": -1}.get(character, 0)
        if character == "{":
            statement = "".join(text).strip()
            if parens == 0 and re.match(r'^(?:inline\s+)?namespace\b|^extern\s+"', statement):
                hidden = re.search(r"\b(?:internal|detail)\b", statement)
                scopes.append("hidden" if hidden else "namespace")
                start, text = None, []
            elif parens == 0 and _TYPE.match(statement):
                yield start, start, statement + " {", tuple(scopes), all(access)
                if re.search(r"\benum\b", statement):
                    opaque, has_body = 1, "enum"
                else:
                    scopes.append("type")
                    access.append(not re.search(r"\bclass\b", statement))
                    start, text = None, []
            else:
                opaque = 1
                has_body = "function" if parens == 0 and "(" in statement and not re.search(
                    r"(?<![=!<>])=(?!=)", re.sub(r"\([^()]*\)|operator\S*", "", statement)) else "value"
        elif character == "}":
            if scopes and scopes.pop() == "type":
                access.pop()
                has_body = "tail"  # `} name;` of a typedef
            start, text = None, []
        elif character == ";" and parens == 0:
            if start is not None and has_body not in ("enum", "tail"):
                yield start, line, "".join(text).strip(), tuple(scopes), all(access)
            start, text, has_body = None, [], False
        elif character == ":" and parens == 0 and re.fullmatch(
                r"\s*(?:public|private|protected)\s*", "".join(text)):
            access[-1] = "public" in "".join(text)
            start, text = None, []
        else:
            if start is None and not character.isspace():
                start = line
            text.append(character)


def _needs_comment(text, in_type, one_line):
    if not text or _SILENT.match(text) or "operator" in text:
        return False
    is_function = "(" in text.split("=")[0] or _is_type(text)
    if not in_type:
        return True
    if not is_function:
        return False
    constructor = re.match(r"^(?:constexpr\s+|explicit\s+)*~?[A-Z]\w*\s*\(", text)
    return not (constructor or one_line and not _is_type(text)
                or text.endswith(("= default", "= delete")))


def _is_type(text):
    return bool(re.match(r"^(?:template\s*<.*>\s*)?(?:struct|class|union|enum)\b", text, re.DOTALL))


def _macro_names(code):
    for number, line in enumerate(code.splitlines(), 1):
        match = re.match(r"\s*#\s*define\s+(\w+)", line)
        if match and not match.group(1).endswith("_H_"):
            yield number, match.group(1)


def check(root):
    root = pathlib.Path(root)
    findings = []
    for path in tree.files(root, "include/guiju/**.h", "bindings/**.h"):
        if "internal" in path.parts:  # bodies, whose declarations are checked
            continue
        text = (root / path).read_text()
        code, comments = tree.split_source(text)
        lines, comment_lines = text.splitlines(), comments.splitlines()
        macros = list(_macro_names(code))
        code = re.sub(r"^[ \t]*#(?:[^\n\\]|\\\n|\\.)*", lambda m: re.sub(r"[^\n]", " ", m.group()),
                      tree.without_strings(code), flags=re.MULTILINE)

        code_lines = code.splitlines()

        def is_comment(number):
            return (0 < number <= len(comment_lines) and bool(comment_lines[number - 1].strip())
                    and not code_lines[number - 1].strip()
                    and not lines[number - 1].lstrip().startswith("#"))

        def documented(number, last):
            if any(comment_lines[at - 1].strip() for at in range(number, last + 1)
                   if at <= len(comment_lines)):
                return True
            at = number - 1
            while at > 0 and lines[at - 1].strip() and not is_comment(at):
                if re.search(r"\bnamespace\b|^\s*#\s*(?:if|include|endif|else)|_H_$|^(?:struct|class|union)\b",
                             lines[at - 1]):
                    return False
                at -= 1
            return is_comment(at)

        essay = is_comment(1)
        first = True
        for start, end, statement, in_type in _declarations(code):
            if start is None:
                continue
            signature_end = start + statement.count("\n")
            if _needs_comment(statement, in_type, start == end) and not (first and essay) \
                    and not documented(start, min(signature_end, len(lines))):
                name = " ".join(statement.removesuffix(" {").split())[:70]
                findings.append(f"{path}:{start}: has no comment: {name}")
            first = False
        for number, name in macros:
            if not (first and essay) and not documented(number, number):
                findings.append(f"{path}:{number}: has no comment: {name}")
            first = False
    return findings
