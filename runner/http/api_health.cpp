#include <boost/json/object.hpp>

#include "runner/http/api.hpp"
#include "runner/json_text.hpp"
#include "runner/service.hpp"

namespace assay::runner::http {

namespace json = boost::json;

Response get_health(Service&, const Request&) {
  return json_response(200, json_text(json::object{{"status", "ok"}, {"version", ASSAY_VERSION}}));
}

Response get_readiness(Service& service, const Request&) {
  const Readiness ready = service.readiness();
  return json_response(ready.ready() ? 200 : 503, json_text(json::object{{"ready", ready.ready()},
                                                                         {"store_writable", ready.store},
                                                                         {"queue_has_room", ready.queue},
                                                                         {"sandbox_proved", ready.sandbox}}));
}

Response get_metrics(Service& service, const Request&) {
  return text_response(200, "text/plain; version=0.0.4",
                       prometheus_text(service.metrics(), service.queue().size(), service.queue().capacity()));
}

}  // namespace assay::runner::http
