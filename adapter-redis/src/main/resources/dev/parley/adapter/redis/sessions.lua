-- SPDX-License-Identifier: Apache-2.0
-- A session as one JSON text of its own. Its times stand at fixed places at the beginning and are
-- written over; what was said stands last, and more is written after it: no step but reading takes
-- longer the longer the session is, and nothing is decoded.
--
-- KEYS[1]  the session
-- ARGV     the operation; now and the session's end from now on, texts of 30 characters that are
--          ordered as time is; milliseconds until Redis drops it; where in the text its end and its
--          last update stand; the operation's own arguments

local key = KEYS[1]
local now, ends, milliseconds = ARGV[2], ARGV[3], ARGV[4]
local ENDS_AT, UPDATED_AT = tonumber(ARGV[5]), tonumber(ARGV[6])
local TIME = 30

local function time(at)
  return redis.call('GETRANGE', key, at, at + TIME - 1)
end

-- Redis may have it a moment longer than its time
local function is_there()
  return time(ENDS_AT) > now
end

local function renew()
  redis.call('SETRANGE', key, ENDS_AT, ends)
  redis.call('PEXPIRE', key, milliseconds)
end

local operations = {}

function operations.create(session)
  if is_there() then
    return {0}
  end
  redis.call('SET', key, session, 'PX', milliseconds)
  return {1}
end

function operations.use()
  if not is_there() then
    return {}
  end
  renew()
  return {redis.call('GET', key)}
end

-- the text ends in ...,"history":[]} or ...{"user":"","ai":""}]}
function operations.append(exchange)
  if not is_there() then
    return {0}
  end
  local length = redis.call('STRLEN', key)
  local comma = redis.call('GETRANGE', key, length - 3, length - 3) == '[' and '' or ','
  redis.call('SETRANGE', key, length - 2, comma .. exchange .. ']}')
  if time(UPDATED_AT) < now then
    redis.call('SETRANGE', key, UPDATED_AT, now)
  end
  renew()
  return {1}
end

function operations.delete()
  local there = is_there()
  redis.call('UNLINK', key)
  return {there and 1 or 0}
end

return operations[ARGV[1]](unpack(ARGV, 7))
