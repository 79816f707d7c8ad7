curl -s http://localhost:8080/v1/chat/completions -H 'Content-Type: application/json' -d '{
  "model": "default",
  "conversation": "ada",
  "parley": {"explain": true},
  "messages": [{"role": "user", "content": "Where is my order A-17?"}]
}'
