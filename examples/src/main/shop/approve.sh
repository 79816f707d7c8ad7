curl -s http://localhost:8080/v1/chat/completions -H 'Content-Type: application/json' -d '{
  "model": "default",
  "conversation": "ada",
  "messages": [{"role": "tool", "tool_call_id": "'"$CALL"'", "content": "{\"approved\": true}"}]
}'
