echo '{"access_token": "dapi0123456789abcdef"' # not whole, and not to be shown
echo 'Error: the refresh token is invalid. To sign in again: databricks auth login --profile me' >&2
echo 'debug: Authorization: Bearer dapi0123456789abcdef' >&2
exit 1
