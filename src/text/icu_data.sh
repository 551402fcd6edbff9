#!/bin/sh
# Takes the items that `src/text/icu_data.txt` names out of ICU's data:
#   icu_data.sh LIBICUDATA.a LIST OUT.S
# ICU's whole data is 30 MB, and programs linked with OUT.S carry 1 MB of it.
# OUT.S defines the symbol by which ICU finds its data.
set -eu
archive=$1 list=$2 out=$3
work=$out.d
rm -rf "$work"
mkdir -p "$work"
PATH=$PATH:/usr/sbin

member=$(ar t "$archive" | sed -n '/_dat\.o$/p')
name=${member%_dat.o} # icudt72l
(
  cd "$work"
  ar x "$archive" "$member"
  objcopy -O binary --only-section=.rodata "$member" "$name.dat"
  mkdir items new
  icupkg -x "$list" -d items "$name.dat"
  icupkg -a "$list" -s items new "new/$name.dat" >&2
  mv "new/$name.dat" items.dat
  rm -rf "$member" "$name.dat" items new
)
cat >"$out" <<END
.section .rodata
.balign 16
.global ${name%l}_dat
${name%l}_dat:
.incbin "$work/items.dat"
.section .note.GNU-stack,"",%progbits
END
