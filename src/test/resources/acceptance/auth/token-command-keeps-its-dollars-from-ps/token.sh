# the words of the shell that was started hold the variable's name, not what it stands for
tr '\0' ' ' < /proc/$PPID/cmdline | grep -q "$VAULT_TOKEN" && echo "the secret is in ps" >&2 && exit 1
cat
