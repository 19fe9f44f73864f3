# SPDX-License-Identifier: GPL-2.0-only
# zsh -f complete.zsh LINE...: what zsh offers at the end of each line, each offer on a line of its own.
# An interactive zsh runs in a terminal of its own; there, Tab writes down what compadd is given, and
# says when it is done. $SITE is the directory with the completion functions, $TMPDIR is ours.
zmodload zsh/zpty
export OFFERS=$TMPDIR/offers

cat >$TMPDIR/rc.zsh <<'RC'
PROMPT=
fpath=($SITE $fpath)
autoload -U compinit
compinit -u -D
compadd () {
  local -a found
  if [[ " ${@[1,(i)(-|--)]} " != *' -'[a-zA-Z]#[OAD]' '* ]]; then
    builtin compadd -O found "$@"
    print -rl -- $found >>$OFFERS
  fi
  builtin compadd "$@"
}
offer () { _main_complete; compstate[list]= compstate[insert]=; print -n "END-OF-OFFERS" }
zle -C offer complete-word offer
bindkey '^I' offer
bindkey '^U' kill-whole-line
RC

zpty shell zsh -f -i
zpty -w shell ". $TMPDIR/rc.zsh; print READY-\$((1 + 1))"
zpty -r shell text '*READY-2*'
for line; do
  : >$OFFERS
  zpty -w -n shell $'\x15'"$line"$'\t'
  zpty -r shell text '*END-OF-OFFERS*'
  print -r -- "$line:"
  sed -n '/./s/^/  /p' $OFFERS
done
zpty -d shell
