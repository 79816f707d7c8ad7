curl -s http://localhost:8080/v1/chat/completions -H 'Content-Type: application/json' -d '{
  "model": "default",
  "conversation": "ada",
  "messages": [{"role": "user", "content": "Book a tasting on 2026-12-05 at 15:00 for Ada."}]
}'
