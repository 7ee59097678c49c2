-- Plays prepared requests (one JSON-free line each: method, path, body, tab-separated) over and over.
-- The sign @@ becomes a number that no other request of this run carries.
local prepared, turn = {}, 0

function init(arguments)
  turn = tonumber(arguments[2])
  for line in io.lines(arguments[1]) do
    local method, path, body = line:match("^([^\t]*)\t([^\t]*)\t?(.*)$")
    prepared[#prepared + 1] = { method, path, body }
  end
end

function request()
  turn = turn + 1
  local one, number = prepared[turn % #prepared + 1], tostring(turn)
  local path, body = (one[2]:gsub("@@", number)), (one[3]:gsub("@@", number))
  wrk.headers["Idempotency-Key"] = one[1] == "POST" and "bench-" .. number or nil
  return wrk.format(one[1], path, nil, body ~= "" and body or nil)
end

function done(summary, latency)
  io.write(string.format("\nRESULT %d %d %d %d %d\n", summary.requests, summary.duration,
    summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout,
    latency:percentile(50), latency:percentile(99)))
end
