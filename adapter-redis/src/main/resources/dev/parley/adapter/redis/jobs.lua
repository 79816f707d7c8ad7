-- SPDX-License-Identifier: Apache-2.0
-- Jobs as hashes, found through sorted sets whose members all have score 0 and are ordered byte by
-- byte. What becomes of a job is decided in Java; here it is stored, together with every place
-- where it is found, and only where nobody changed it meanwhile.
--
-- KEYS[1]  what all keys of the queue begin with; the rest of a key is made here, with its hash tag
-- KEYS[2]  one of them: while a cluster moves the slot, no step is done where only some keys are
-- ARGV     the operation and its arguments; times are texts of 30 characters
--
-- job:ID                 asked, state, claim  what Java reads; a claim is a lease that the state does
--                                             not tell of yet
--                        revision             another with each change
--                        the rest             where it is found
-- number                 the last number or revision given
-- due:TYPE               due number id        those that wait
-- running                due number id        those that are leased, by the end of their lease
-- group:OWNER TYPE KEY   number id            those of one key that wait or run
-- list:STATUS:OWNER      created id           an owner's; list:all:OWNER for every status
-- ended                  updated id           those that are over

local base = KEYS[1]
local TIME = 30
local NUMBER = 16
local CHUNK = 32
local MOST_LOST = 100
local FIELDS = {'type', 'owner', 'group', 'created', 'number', 'status', 'due', 'updated'}

local function job(id)
  return base .. 'job:' .. id
end

local function next_number()
  return string.format('%016d', redis.call('INCR', base .. 'number'))
end

-- what Java reads of a job
local function whole(id)
  return redis.call('HMGET', job(id), 'asked', 'state', 'claim', 'revision')
end

-- what its places are made of; nil when there is no such job
local function indexed(id)
  local values = redis.call('HMGET', job(id), unpack(FIELDS))
  if not values[1] then
    return nil
  end
  local fields = {}
  for i, name in ipairs(FIELDS) do
    fields[name] = values[i]
  end
  return fields
end

local function add(place, member)
  redis.call('ZADD', base .. place, 0, member)
end

local function take_away(place, member)
  redis.call('ZREM', base .. place, member)
end

-- where a job is found: place to member
local function places(id, fields)
  local age = fields.created .. id
  local found = {
    ['list:all:' .. fields.owner] = age,
    ['list:' .. fields.status .. ':' .. fields.owner] = age
  }
  if fields.status == 'queued' or fields.status == 'running' then
    local open = fields.status == 'queued' and 'due:' .. fields.type or 'running'
    found[open] = fields.due .. fields.number .. id
    if fields.group ~= '' then
      found['group:' .. fields.group] = fields.number .. id
    end
  else
    found.ended = fields.updated .. id
  end
  return found
end

-- those of the first that the second has not
local function each_only_in(first, second, command)
  for place, member in pairs(first) do
    if second[place] ~= member then
      command(place, member)
    end
  end
end

-- changes some fields, and moves the job to where it is found then
local function change(id, fields, changes)
  local before = places(id, fields)
  local values = {}
  for name, value in pairs(changes) do
    values[#values + 1] = name
    values[#values + 1] = value
    fields[name] = value
  end
  local after = places(id, fields)
  -- first, since a full Redis lets a script go on that began by removing
  each_only_in(before, after, take_away)
  redis.call('HSET', job(id), 'revision', next_number(), unpack(values))
  each_only_in(after, before, add)
end

local function remove(id)
  each_only_in(places(id, indexed(id)), {}, take_away)
  redis.call('DEL', job(id))
end

-- those of the same key, oldest first
local function same_key(group)
  if group == '' then
    return {}
  end
  return redis.call('ZRANGE', base .. 'group:' .. group, 0, -1)
end

local function status_of(id)
  return redis.call('HGET', job(id), 'status')
end

local function is_held_back(id)
  for _, member in ipairs(same_key(redis.call('HGET', job(id), 'group'))) do
    if status_of(string.sub(member, NUMBER + 1)) == 'running' then
      return true
    end
  end
  return false
end

-- the members up to a time; after the time comes a digit, and a colon is behind all digits
local function due_by(place, now, from, count)
  return redis.call('ZRANGEBYLEX', base .. place, '-', '(' .. now .. ':', 'LIMIT', from, count)
end

local function first_due(type, now)
  local from = 0
  while true do
    local members = due_by('due:' .. type, now, from, CHUNK)
    for _, member in ipairs(members) do
      if not is_held_back(string.sub(member, TIME + NUMBER + 1)) then
        return member
      end
    end
    if #members < CHUNK then
      return nil
    end
    from = from + CHUNK
  end
end

local operations = {}

-- gives the id of the job that stands for it
function operations.enqueue(id, asked, state, type, owner, group, created, due)
  if redis.call('EXISTS', job(id)) == 1 then
    return {id}
  end
  for _, member in ipairs(same_key(group)) do
    local other = string.sub(member, NUMBER + 1)
    if status_of(other) == 'queued' then
      return {other}
    end
  end
  local number = next_number()
  redis.call('HSET', job(id), 'asked', asked, 'state', state, 'type', type, 'owner', owner,
    'group', group, 'created', created, 'number', number, 'status', 'queued', 'due', due,
    'updated', created, 'revision', number)
  each_only_in(places(id, indexed(id)), {}, add)
  return {id}
end

-- gives jobs whose lease ran out, which have to be changed first, or else the one that is taken
function operations.lease(now, until_when, claim, ...)
  local lost = due_by('running', now, 0, MOST_LOST)
  if #lost > 0 then
    local jobs = {'lost'}
    for _, member in ipairs(lost) do
      jobs[#jobs + 1] = whole(string.sub(member, TIME + NUMBER + 1))
    end
    return jobs
  end
  local best = nil
  for _, type in ipairs({...}) do
    local member = first_due(type, now)
    -- a number is given once, so what follows it never decides
    local place = member and string.sub(member, 1, TIME + NUMBER)
    if place and (not best or place < string.sub(best, 1, TIME + NUMBER)) then
      best = member
    end
  end
  if not best then
    return {'none'}
  end
  local id = string.sub(best, TIME + NUMBER + 1)
  change(id, indexed(id), {status = 'running', due = until_when, updated = now, claim = claim})
  return {'taken', whole(id)}
end

-- gives 1 when nobody changed the job since that revision
function operations.change(id, revision, state, status, due, updated)
  if redis.call('HGET', job(id), 'revision') ~= revision then
    return {0}
  end
  redis.call('HDEL', job(id), 'claim')
  change(id, indexed(id), {state = state, status = status, due = due, updated = updated})
  return {1}
end

function operations.list(place, order, after, limit)
  local members
  if order == 'newest' then
    local from = after == '' and '+' or '(' .. after
    members = redis.call('ZREVRANGEBYLEX', base .. place, from, '-', 'LIMIT', 0, limit)
  else
    local from = after == '' and '-' or '(' .. after
    members = redis.call('ZRANGEBYLEX', base .. place, from, '+', 'LIMIT', 0, limit)
  end
  local jobs = {}
  for i, member in ipairs(members) do
    jobs[i] = whole(string.sub(member, TIME + 1))
  end
  return jobs
end

function operations.delete(id)
  local status = status_of(id)
  if not status or status == 'running' then
    return {0}
  end
  remove(id)
  return {1}
end

function operations.delete_ended(before, limit)
  local members =
    redis.call('ZRANGEBYLEX', base .. 'ended', '-', '(' .. before, 'LIMIT', 0, limit)
  for _, member in ipairs(members) do
    remove(string.sub(member, TIME + 1))
  end
  return {#members}
end

function operations.delete_owned(owner, except, limit)
  local place = base .. 'list:all:' .. owner
  local most = tonumber(limit)
  local removed = 0
  local kept = 0
  while true do
    local members = redis.call('ZREVRANGE', place, kept, kept + CHUNK - 1)
    for _, member in ipairs(members) do
      if removed == most then
        return {removed}
      end
      local id = string.sub(member, TIME + 1)
      if redis.call('HGET', job(id), 'type') == except then
        kept = kept + 1
      else
        remove(id)
        removed = removed + 1
      end
    end
    if #members < CHUNK then
      return {removed}
    end
  end
end

return operations[ARGV[1]](unpack(ARGV, 2))
