#!/usr/bin/env bash
# The municipality's firewall looks into encrypted traffic and shows certificates of the municipality's own root (docs/drift.md, Proxy och
# certifikat): doctor refuses Kolada and the mail server and says what to do, and once the root is in the store, made as the manual says, both are
# content and a run fetches. Usage: trust.sh PROGRAM (a published IndicatorSync.Worker). Needs openssl and Debian's update-ca-certificates; nothing
# of the machine's own store is changed, and nothing leaves the machine.
# shellcheck source=tests/proofs/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
program=$(realpath "$1")
PATH=$PATH:/usr/sbin
cp "$proofs/../../deploy/samples/norsjo-2026/indikatorer.yaml" "$work/"
cd "$work"
mkdir own store hooks

# The root, and what the firewall makes of it for whatever host it is asked for.
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj "/CN=Kommunens rot" -keyout root.key -out root.crt \
  -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign 2>openssl.log
openssl req -newkey rsa:2048 -nodes -subj "/CN=api.kolada.se" -keyout server.key -out server.csr 2>>openssl.log
printf 'subjectAltName=DNS:api.kolada.se,DNS:localhost\nextendedKeyUsage=serverAuth\n' >server.ext
openssl x509 -req -in server.csr -CA root.crt -CAkey root.key -CAcreateserial -days 2 -extfile server.ext -out server.crt 2>>openssl.log

python3 "$proofs/inspecting_proxy.py" "$work/ports" server.crt server.key &
started+=($!)
until [ -s ports ]; do sleep 0.1; done
read -r proxy mail <ports
settings=(--Kolada:ProxyUrl="http://127.0.0.1:$proxy" --Kolada:RequestsPerSecond=0
  --Mail:Transport=Smtp --Mail:Host=localhost --Mail:Port="$mail" --Mail:Security=Tls --Mail:From=indikatorer@example.se)

# The store that update-ca-certificates keeps, of which the program is told as OpenSSL is; on a server it is the machine's own.
make_store() { update-ca-certificates --localcertsdir "$work/own" --etccertsdir "$work/store" --hooksdir "$work/hooks" >store.log 2>&1; }
in_store() { SSL_CERT_DIR=$work/store SSL_CERT_FILE=$work/store/ca-certificates.crt "$@"; }

doctor() { in_store "$program" doctor --json "${settings[@]}" "$@" >doctor.json; }
# item NAME EXPRESSION: something about one thing that doctor tried.
item() { python3 -c 'import json, sys; i = next(i for i in json.load(open("doctor.json"))["items"] if i["name"] == sys.argv[1]); sys.exit(not eval(sys.argv[2], {"i": i}))' "$@"; }
refuses() { ! item "$1" 'i["ok"]'; }
machine() { find /etc/ssl/certs /usr/local/share/ca-certificates -printf '%p %s %T@ %l\n' 2>/dev/null | sort | sha256sum; }

before=$(machine)
make_store
if doctor; then code=0; else code=$?; fi
check "a root that nobody trusts: doctor is not content" test "$code" -ne 0
check "Kolada is refused for its certificate" item Kolada 'not i["ok"] and "Certifikatet för api.kolada.se godtas inte" in i["message"]'
check "the remedy is the municipality's root in the machine's store" item Kolada '"rotcertifikat i datorns förråd" in i["remedy"]'
check "the mail server is refused for its certificate" item E-post 'not i["ok"] and "certifikatet" in i["message"]'
if in_store "$program" sync --json "${settings[@]}" --Database:ConnectionString="Data Source=before.db" >sync.json 2>sync.log; then code=0; else code=$?; fi
check "a run fails" test "$code" = 1
check "and says where the root belongs" grep -q "Byter en proxy ut certifikatet ska dess rot" sync.json

cp root.crt own/kommunens-rot.crt
make_store
check "once the root is in the store, doctor is content" doctor
check "with Kolada" item Kolada 'i["ok"]'
check "with the mail server" item E-post 'i["ok"]'
run_now() { in_store "$program" sync --json "${settings[@]}" >sync.json 2>sync.log; }
check "a run fetches what it asks for" run_now
check "and sends its mails" test "$(query indicatorsync.db "SELECT COUNT(*) > 0 AND SUM(status <> 'sent') = 0 FROM outbox")" = 1
doctor --Kolada:BaseUrl=https://kolada.example/v3 || true
check "a certificate of the trusted root for another host is refused still" item Kolada 'not i["ok"] and "Certifikatet för kolada.example godtas inte" in i["message"]'
by_system() { HTTPS_PROXY=http://127.0.0.1:$proxy NO_PROXY='' no_proxy='' https_proxy=http://127.0.0.1:$proxy doctor --Kolada:ProxyUrl=; }
check "the way may be the system's proxy instead (HTTPS_PROXY)" by_system
rm own/kommunens-rot.crt
make_store
doctor || true
check "taken out of the store again, it is refused again" refuses Kolada
check "the machine's own store is as it was" test "$(machine)" = "$before"
