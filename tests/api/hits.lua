-- Hits for wrk: another browser or another page each time, so that none is a repeat.
-- Arguments: number of the run; hits sent before it; visitors told apart by X-Forwarded-For
-- (0: by agent).
local AGENTS, PAGES = 1000, 200
local FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0 "

function init(args)
  run, sent, visitors = tonumber(args[1]), tonumber(args[2]), tonumber(args[3])
end

function request()
  local each = visitors > 0 and visitors or AGENTS
  local who = sent % each
  local page = (run * 67 + math.floor(sent / each)) % PAGES
  sent = sent + 1
  wrk.headers["Content-Type"] = "application/json"
  if visitors > 0 then
    wrk.headers["User-Agent"] = FIREFOX
    wrk.headers["X-Forwarded-For"] =
      string.format("10.%d.%d.%d", math.floor(who / 65536), math.floor(who / 256) % 256, who % 256)
  else
    wrk.headers["User-Agent"] = FIREFOX .. who
  end
  return wrk.format("POST", "/api/hits", nil, '{"path": "/tin/' .. page .. '/"}')
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '\n{"hits": %d, "seconds": %f, "refused": %d, "broken": %d, "p50_ms": %f, "p99_ms": %f}\n',
    summary.requests, summary.duration / 1e6, errors.status,
    errors.connect + errors.read + errors.write + errors.timeout,
    latency:percentile(50) / 1e3, latency:percentile(99) / 1e3))
end
