#!/bin/sh
# Makes the font subsets beside this file. See README.md for what it needs and why.
# usage: make.sh INTER_UI_PACKAGE JETBRAINS_MONO_TTF DEJAVU_SANS_TTF
set -eu
here=$(dirname "$0")
text="U+0020-007E,U+00A0-017F,U+0192,U+02C6,U+02DC,U+0370-03FF,U+0400-045F,U+2010-2015,U+2018-201E,U+2020-2022,U+2026,U+2030,U+2032,U+2033,U+2039,U+203A,U+2044,U+20AC,U+2122,U+2190-2199,U+21A9,U+21AA,U+21B0-21B7,U+21BA,U+21BB,U+21D0-21D5,U+21E7,U+2200-2265,U+2318,U+2325,U+232B,U+23CE,U+2500-257F,U+25A0-25CF,U+25E6,U+2605,U+2606,U+2661,U+2665,U+2713,U+2715-2717,U+27F2,U+27F3,U+FFFD"
symbols="U+21B6,U+21B7,U+2217,U+2261,U+25B8,U+25BE,U+25C2,U+25B4,U+25C6,U+25C7,U+2610,U+2611,U+2612,U+2699,U+26A0,U+270E,U+2709,U+27F2,U+27F3,U+2302,U+2315,U+23F3,U+266A,U+266B,U+2660-2667,U+2039,U+203A,U+22EE,U+22EF,U+2605,U+2606,U+263A,U+26A1"
names="0,1,2,3,4,5,6,13,14"
for weight in Regular Medium SemiBold; do
  plain=$(mktemp)
  fonttools ttLib.woff2 decompress -o "$plain" "$1/web/Inter-$weight.woff2"
  pyftsubset "$plain" --output-file="$here/Inter-$weight.ttf" \
    --unicodes="$text" --layout-features=kern,mark,mkmk --notdef-outline --no-hinting --name-IDs="$names"
  rm "$plain"
done
pyftsubset "$2" --output-file="$here/JetBrainsMono-Regular.ttf" \
  --unicodes="$text" --layout-features= --notdef-outline --no-hinting --name-IDs="$names"
pyftsubset "$3" --output-file="$here/DejaVuSans-Symbols.ttf" \
  --unicodes="$symbols" --layout-features= --notdef-outline --no-hinting --name-IDs="$names"
