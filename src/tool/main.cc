// The command: options to verbs.
#include <CLI/CLI.hpp>
#include <csignal>
#include <exception>
#include <functional>
#include <iostream>
#include <string>

#include "guiju/version.h"
#include "tool/command.h"

namespace guiju::tool {
namespace {

void AddPolicy(CLI::App* verb, Options* options) {
  verb->add_option("--policy", options->policies,
                   "Policy file; repeat it for dated versions (default: the standard policy)")
      ->allow_extra_args(false);  // other files may stand behind it
}

void AddTickets(CLI::App* verb, Options* options) {
  verb->add_option("--tickets", options->tickets, "Tickets: .csv, .jsonl or .pb; - is stdin");
  verb->add_option("--ticket-map", options->ticket_map, "Column map of a CSV from elsewhere");
}

void AddCustomers(CLI::App* verb, Options* options) {
  verb->add_option("--customers", options->customers, "Customers: .csv, .jsonl or .pb");
  verb->add_option("--customer-map", options->customer_map, "Column map of the customers");
}

void AddRecords(CLI::App* verb, Options* options) {
  verb->add_option("--records", options->records, "Service records: .csv, .jsonl or .pb");
  verb->add_option("--record-map", options->record_map, "Column map of the records");
}

void AddCallbacks(CLI::App* verb, Options* options) {
  verb->add_option("--callbacks", options->callbacks, "Callbacks made: .csv, .jsonl or .pb");
  verb->add_option("--callback-map", options->callback_map, "Column map of the callbacks");
}

void AddMonths(CLI::App* verb, Options* options) {
  verb->add_option("--knowledge", options->knowledge, "Knowledge-base entries per agent and month");
  verb->add_option("--knowledge-map", options->knowledge_map, "Column map of the knowledge file");
  verb->add_option("--months", options->months, "Agents' months with figures of their own");
  verb->add_option("--month-map", options->month_map, "Column map of the months");
  verb->add_option("--month", options->month, "Only this month, as YYYY-MM");
}

void AddReading(CLI::App* verb, Options* options) {
  verb->add_option("--encoding", options->encoding, "Of the input, when no map says it: GB18030");
  verb->add_option("--rejects", options->rejects,
                   "Folder for the rows that could not be judged, with the reasons");
  verb->add_flag("--rejects-unmasked", options->rejects_unmasked,
                 "Write rejected rows as they are, personal data included, to mend them")
      ->needs("--rejects");
  CLI::Option* shown = verb->add_flag("--progress", options->progress,
                                      "Show progress even when standard error is no terminal");
  verb->add_flag("--no-progress", options->no_progress, "Show no progress")->excludes(shown);
}

void AddAsOf(CLI::App* verb, Options* options) {
  verb->add_option("--as-of", options->as_of,
                   "The moment of judgement: 2026-03-01, 2026-03-01T09:00:00+08:00 or now");
}

// The first of the formats is the verb's own; it is put in when the verb runs, since all verbs
// share the options.
void AddOutput(CLI::App* verb, Options* options, const std::vector<std::string>& formats) {
  verb->add_option("-f,--format", options->format, "Form of the output")
      ->check(CLI::IsMember(formats))
      ->default_str(formats.front());
  verb->preparse_callback([options, own = formats.front()](std::size_t) { options->format = own; });
  verb->add_option("-o,--output", options->output, "File to write (default: standard output)");
}

void AddReasons(CLI::App* verb, Options* options) {
  verb->add_option("--reasons", options->reasons, "Reasons in JSON lines: none, zh, en or both")
      ->check(CLI::IsMember({"none", "zh", "en", "both"}));
}

// One verb: its options and what runs it.
using Run = int (*)(const Options&);

int Main(int argc, char** argv) {
  CLI::App app(
      "guiju 规矩: what a customer-service desk's rules say, explained.\n"
      "Exit codes: 0 clean, 1 could not run, 2 findings, 3 policy invalid.");
  app.require_subcommand(1);
  app.fallthrough();
  app.set_version_flag("--version", GUIJU_VERSION_STRING);
  Options options;
  const std::map<std::string, Language> languages = {{"en", Language::kEnglish},
                                                     {"zh", Language::kChinese}};
  app.add_option("--lang", options.language, "Language of texts: en or zh (also GUIJU_LANG)")
      ->envname("GUIJU_LANG")
      ->transform(CLI::CheckedTransformer(languages, CLI::ignore_case));
  Run run = nullptr;
  const auto add = [&](const char* name, const char* about, Run verb) {
    CLI::App* sub = app.add_subcommand(name, about);
    sub->callback([&run, verb] { run = verb; });
    return sub;
  };

  CLI::App* check = add("check", "Read policies and list everything that is wrong", &RunCheck);
  check->add_option("files", options.policies, "Policy files (default: the standard policy)");
  AddAsOf(check, &options);
  AddOutput(check, &options, {"pretty", "json", "github"});

  CLI::App* diff =
      add("diff", "Compare two policies: every range of inputs on which they differ", &RunDiff);
  diff->add_option("files", options.policies, "The old policy, then the new one")
      ->required()
      ->expected(2);
  diff->add_option("--tests", options.witnesses,
                   "File for the witnesses as tests of the new policy");
  AddOutput(diff, &options, {"pretty", "json", "github"});

  CLI::App* eval = add("eval", "Judge tickets, customers and records", &RunEval);
  AddPolicy(eval, &options);
  AddTickets(eval, &options);
  AddCustomers(eval, &options);
  AddRecords(eval, &options);
  AddReading(eval, &options);
  AddAsOf(eval, &options);
  AddReasons(eval, &options);
  AddOutput(eval, &options, {"jsonl", "table", "csv"});

  CLI::App* score = add("score", "Score agents' months, per team", &RunScore);
  AddPolicy(score, &options);
  AddTickets(score, &options);
  AddMonths(score, &options);
  AddReading(score, &options);
  AddOutput(score, &options, {"table", "jsonl", "csv"});

  CLI::App* explain =
      add("explain", "Explain one ticket, customer, record or agent in words", &RunExplain);
  AddPolicy(explain, &options);
  AddTickets(explain, &options);
  AddCustomers(explain, &options);
  AddRecords(explain, &options);
  AddMonths(explain, &options);
  AddReading(explain, &options);
  AddAsOf(explain, &options);
  explain->add_option("--id", options.id, "Of the ticket, the customer, the record or the agent")
      ->required();

  CLI::App* dossier =
      add("dossier",
          "Join everything about a change of the rules on one page and in one file, to be signed.\n"
          "Exit code 2: a part of it asks for a look before signing.",
          &RunDossier);
  dossier->add_option("old", options.old_policy, "Policy before the change")->required();
  dossier->add_option("new", options.new_policy, "Policy after the change")->required();
  dossier->add_option("--tests", options.tests, "Files of tests; repeat it");
  AddTickets(dossier, &options);
  AddCustomers(dossier, &options);
  AddMonths(dossier, &options);
  AddReading(dossier, &options);
  AddAsOf(dossier, &options);
  dossier->add_option("--approver", options.approver, "Who is to sign");
  dossier->add_option("--html", options.html, "Page to write");
  dossier->add_option("--json", options.json, "JSON file to write");

  CLI::App* impact = add("impact",
                         "Judge the same history by two policies: who moves, and why.\n"
                         "It informs: the exit code is 0 whoever moves, 2 when rows were refused.",
                         &RunImpact);
  impact
      ->add_option("old", options.old_policy,
                   "Policy before the change (standard: the one built in)")
      ->required();
  impact->add_option("new", options.new_policy, "Policy after the change");
  impact->add_option("--sweep", options.sweep,
                     "Instead of a second policy: one number of the first over a range, as "
                     "score.metric[resolution].table.band[0].at_least=94..97/0.5");
  AddTickets(impact, &options);
  AddCustomers(impact, &options);
  AddMonths(impact, &options);
  AddReading(impact, &options);
  AddAsOf(impact, &options);
  impact->add_option("--html", options.html, "Page with pictures to write");
  impact->add_option("--movers", options.movers, "File of everything that moves: .csv or .jsonl");
  AddOutput(impact, &options, {"pretty", "json"});

  CLI::App* gen_tests =
      add("gen-tests", "Write tests at every bound of a policy, to be filled in", &RunGenTests);
  gen_tests->add_option("policy", options.policies, "A policy file (default: the standard policy)")
      ->expected(0, 1);
  gen_tests->add_option("--accept", options.accept,
                        "Expect what this policy answers: a file, or \"standard\"");
  gen_tests->add_option("-o,--output", options.output, "File to write (default: standard output)");

  CLI::App* mutate = add(
      "mutate", "Change a policy in one place after the other: do its tests notice", &RunMutate);
  mutate->add_option("tests", options.tests, "Files of tests, or folders of such files")
      ->required();
  AddPolicy(mutate, &options);
  mutate->add_option(
      "--threshold", options.threshold,
      "The mutation score to be reached, in percent (default: what the tests require)");
  mutate->add_option("--within", options.within,
                     "Only changes in this place: score, sla.obligation[resolution]");
  mutate->add_flag("--words", options.words, "Leave out single words and cues, too (slow)");
  AddAsOf(mutate, &options);
  AddOutput(mutate, &options, {"pretty", "json"});

  CLI::App* report =
      add("report", "Judge everything and write tables and an HTML page", &RunReport);
  AddPolicy(report, &options);
  AddTickets(report, &options);
  AddCustomers(report, &options);
  AddRecords(report, &options);
  AddCallbacks(report, &options);
  AddMonths(report, &options);
  AddReading(report, &options);
  AddAsOf(report, &options);
  AddReasons(report, &options);
  report->add_option("--title", options.title, "Title of the page");
  report->add_option("-o,--output", options.output, "Folder to write into")->required();

  CLI::App* policy = add("policy", "Print the standard policy, to copy and change", &RunPolicy);
  AddOutput(policy, &options, {"textproto", "json"});

  CLI::App* fmt =
      add("fmt", "Put policies, tests and column maps into the canonical layout", &RunFmt);
  fmt->add_option("files", options.policies, "Files in the text form; they are changed in place")
      ->required();
  fmt->add_flag("--check", options.check_only,
                "Change nothing; exit with 2 when a file would change");
  fmt->add_option("-o,--output", options.output, "File to write instead; - is standard output");

  CLI::App* schema =
      add("schema", "Print the JSON Schema of policies or tests, for editors", &RunSchema);
  schema->add_option("--of", options.id, "What it is of: policy or tests")
      ->check(CLI::IsMember({"policy", "tests"}));
  schema->add_option("-o,--output", options.output, "File to write (default: standard output)");

  CLI::App* table = app.add_subcommand("table", "One table as CSV for a spreadsheet, and back");
  table->require_subcommand(1);
  const auto add_table = [&](const char* name, const char* about, Run verb) {
    CLI::App* sub = table->add_subcommand(name, about);
    sub->callback([&run, verb] { run = verb; });
    sub->add_option("policy", options.file, "Policy file, or test suite for sweep[…] and case")
        ->required();
    sub->add_option("place", options.place,
                    "score.metric[ID], score.profile[ID].weight[METRIC], sweep[NAME] or case")
        ->required();
    return sub;
  };
  CLI::App* to_sheet = add_table("export", "Write a table as CSV", &RunTableExport);
  to_sheet->add_option("-o,--output", options.output, "File to write (default: standard output)");
  CLI::App* from_sheet = add_table("import", "Put an edited CSV back", &RunTableImport);
  from_sheet->add_option("csv", options.sheet, "The edited CSV")->required();
  from_sheet->add_option("-o,--output", options.output,
                         "File to write (default: the policy file itself)");
  from_sheet->add_option("--encoding", options.encoding,
                         "Of the CSV when it is not UTF-8: GB18030");

  CLI::App* test = add("test", "Run tests of a policy", &RunTest);
  test->add_option("tests", options.tests, "Files of tests, or folders of such files")->required();
  AddPolicy(test, &options);
  test->add_option("--run", options.run,
                   "Only tests in whose name, suite/test, this regular expression is found");
  test->add_flag("--coverage", options.coverage, "List what of the policy no test reaches");
  AddAsOf(test, &options);
  AddOutput(test, &options, {"pretty", "json", "junit", "github"});

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kClean : kCouldNotRun;
  }
  return run(options);
}

}  // namespace
}  // namespace guiju::tool

int main(int argc, char** argv) {
  // A closed pipe is an error of the write that met it, not the end of the process.
  std::signal(SIGPIPE, SIG_IGN);
  try {
    return guiju::tool::Main(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "guiju: " << error.what() << '\n';
    return guiju::tool::kCouldNotRun;
  }
}
