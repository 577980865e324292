// Restores the terminal when the program ends in another way than it should.
//
// There are four kinds of signals. After a crash the terminal is restored, and the crash goes on as
// usual (Swift prints a backtrace). After a request to leave, or any other signal that ends a program,
// the program ends by the same signal, so that its parent sees the cause. During a stop the terminal is
// the shell's. News wakes the program up.
//
// The code from is_terminal_ours() to on_stop() runs in signal handlers and calls async-signal-safe
// functions only. endwin() is not one of them; on_stop() leaves that call to the handler of curses.

#include "rescue.h"

#include "messages.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <termios.h>
#include <unistd.h>

enum { NOWHERE = -1, SIGNAL_LIMIT = 128, STACK_SIZE = 64 * 1024 };

static const int crashes[] = {SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE};
static const int requests[] = {SIGQUIT, SIGHUP, SIGTERM};
static const int news[] = {SIGINT, SIGCONT};

// The signals that end a program by default. Not every system has all of them.
static const int endings[] = {
    SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGPIPE, SIGSYS, SIGXCPU, SIGXFSZ,
#ifdef SIGPOLL
    SIGPOLL,
#endif
#ifdef SIGPWR
    SIGPWR,
#endif
#ifdef SIGSTKFLT
    SIGSTKFLT,
#endif
#ifdef SIGEMT
    SIGEMT,
#endif
};

static volatile sig_atomic_t is_armed;
static volatile sig_atomic_t was_interrupted;
static volatile sig_atomic_t was_continued;

static int terminal = NOWHERE;
static struct termios normal_mode;
static const char *restoration = "";
static size_t restoration_length;
static bool has_paste;

// True if the user has asked for Swift's interactive backtraces.
static bool wants_questions;

static struct sigaction old_actions[SIGNAL_LIMIT];
static bool is_caught[SIGNAL_LIMIT];

static int bell[2] = {NOWHERE, NOWHERE};

// While the program is stopped or in the background, the terminal is the shell's: curses has restored
// it, and the shell has set its own mode.
static bool is_terminal_ours(void)
{
    pid_t foreground = tcgetpgrp(terminal);
    return foreground == -1 || foreground == getpgrp();
}

static void put_terminal_back(void)
{
    if (!is_armed)
        return;
    is_armed = false;
    if (is_terminal_ours()) {
        pcu_write_all(terminal, restoration, restoration_length);
        tcsetattr(terminal, TCSANOW, &normal_mode);
    }
    pcu_release_standard_error();
}

static void die_by(int number)
{
    signal(number, SIG_DFL);
    sigset_t only;
    sigemptyset(&only);
    sigaddset(&only, number);
    sigprocmask(SIG_UNBLOCK, &only, NULL);
    raise(number);
}

// A backtrace is useful, but Swift's question after it would be asked while the shell reads the same
// keyboard. An empty file answers the question by its end.
static void answer_no_questions(void)
{
    if (wants_questions)
        return;
    int nothing = open("/dev/null", O_RDONLY);
    if (nothing == -1)
        return;
    dup2(nothing, STDIN_FILENO);
    close(nothing);
}

static void on_crash(int signal, siginfo_t *info, void *context)
{
    (void)context;
    put_terminal_back();
    bool was_sent = info->si_code <= 0 || info->si_code == SI_USER || info->si_code == SI_QUEUE;
    // A signal from another process is no crash: there is nothing to trace back.
    if (was_sent && (info->si_code == SI_USER || info->si_pid != getpid())) {
        die_by(signal);
        return;
    }
    answer_no_questions();
    sigaction(signal, &old_actions[signal], NULL);
    // On return the failing instruction runs again and meets the old action. A signal that was sent,
    // as by abort(), has no such instruction.
    if (was_sent)
        raise(signal);
}

static void on_request(int number)
{
    put_terminal_back();
    die_by(number);
}

static void on_news(int number)
{
    int saved_errno = errno;
    if (number == SIGINT)
        was_interrupted = true;
    if (number == SIGCONT)
        was_continued = true;
    if (number == SIGWINCH && old_actions[number].sa_handler != SIG_IGN
        && old_actions[number].sa_handler != SIG_DFL)
        old_actions[number].sa_handler(number);
    // A full pipe wakes the program up all the same.
    pcu_write_all(bell[1], "!", 1);
    errno = saved_errno;
}

static void set_paste(bool is_on)
{
    if (has_paste && is_terminal_ours())
        pcu_write_all(terminal, is_on ? "\033[?2004h" : "\033[?2004l", 8);
}

// Curses gives the terminal back, stops the program, and takes the terminal again when the program goes
// on. Only pasted text is left to do, as curses does not know of it.
static void on_stop(int number)
{
    int saved_errno = errno;
    set_paste(false);
    errno = saved_errno;
    old_actions[number].sa_handler(number);
    saved_errno = errno;
    set_paste(true);
    errno = saved_errno;
}

static void catch_signal(int number, struct sigaction *action)
{
    if (number >= SIGNAL_LIMIT || is_caught[number] || sigaction(number, NULL, &old_actions[number]) == -1)
        return;
    // A signal that the parent ignores stays ignored; nohup does that with SIGHUP.
    bool has_plain_handler = !(old_actions[number].sa_flags & SA_SIGINFO);
    if (has_plain_handler && old_actions[number].sa_handler == SIG_IGN)
        return;
    sigemptyset(&action->sa_mask);
    is_caught[number] = sigaction(number, action, NULL) == 0;
}

// Catches a signal that has no handler yet.
static void catch_if_default(int number, struct sigaction *action)
{
    struct sigaction present;
    if (number < SIGNAL_LIMIT && sigaction(number, NULL, &present) == 0
        && !(present.sa_flags & SA_SIGINFO) && present.sa_handler == SIG_DFL)
        catch_signal(number, action);
}

static void catch_signals(void)
{
    struct sigaction crash = {.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER};
    crash.sa_sigaction = on_crash;
    for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++)
        catch_signal(crashes[i], &crash);

    struct sigaction request = {.sa_flags = SA_ONSTACK};
    request.sa_handler = on_request;
    for (size_t i = 0; i < sizeof requests / sizeof *requests; i++)
        catch_signal(requests[i], &request);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        catch_if_default(endings[i], &request);
#ifdef SIGRTMIN
    for (int number = SIGRTMIN; number <= SIGRTMAX; number++)
        catch_if_default(number, &request);
#endif

    struct sigaction news_action = {.sa_flags = SA_ONSTACK};
    news_action.sa_handler = on_news;
    for (size_t i = 0; i < sizeof news / sizeof *news; i++)
        catch_signal(news[i], &news_action);
}

static void release_signals(void)
{
    for (int number = 0; number < SIGNAL_LIMIT; number++) {
        if (is_caught[number])
            sigaction(number, &old_actions[number], NULL);
        is_caught[number] = false;
    }
}

// After a stack overflow a handler needs a stack of its own. Swift brings one if its backtraces are on;
// otherwise this one serves.
static void provide_stack(void)
{
    static char stack[STACK_SIZE];
    stack_t present;
    if (sigaltstack(NULL, &present) == 0 && (present.ss_flags & SS_DISABLE)) {
        stack_t mine = {.ss_sp = stack, .ss_size = sizeof stack};
        sigaltstack(&mine, NULL);
    }
}

static bool hang_bell(void)
{
    if (bell[0] != NOWHERE)
        return true;
    if (pipe(bell) == -1)
        return false;
    for (int end = 0; end < 2; end++) {
        fcntl(bell[end], F_SETFD, FD_CLOEXEC);
        fcntl(bell[end], F_SETFL, O_NONBLOCK);
    }
    return true;
}

bool pcu_rescue_arm(int file, const struct pcu_terminfo *info)
{
    if (tcgetattr(file, &normal_mode) == -1 || !hang_bell())
        return false;
    terminal = file;
    restoration = info->restoration;
    restoration_length = strlen(restoration);
    has_paste = info->has_paste;
    const char *settings = getenv("SWIFT_BACKTRACE");
    wants_questions = settings && strstr(settings, "interactive=y");
    was_interrupted = was_continued = false;
    provide_stack();
    pcu_capture_standard_error();
    catch_signals();
    is_armed = true;
    return true;
}

void pcu_rescue_watch_size(void)
{
    struct sigaction action = {.sa_flags = SA_ONSTACK};
    action.sa_handler = on_news;
    catch_signal(SIGWINCH, &action);
}

void pcu_rescue_watch_stop(void)
{
    struct sigaction present;
    // Without a handler of curses to call, nothing is added.
    if (sigaction(SIGTSTP, NULL, &present) == -1 || (present.sa_flags & SA_SIGINFO)
        || present.sa_handler == SIG_DFL || present.sa_handler == SIG_IGN)
        return;
    struct sigaction action = {.sa_flags = present.sa_flags};
    action.sa_handler = on_stop;
    catch_signal(SIGTSTP, &action);
}

void pcu_rescue_set_paste(bool is_on) { set_paste(is_on); }

void pcu_rescue_disarm(void)
{
    is_armed = false;
    release_signals();
    pcu_release_standard_error();
}

int pcu_rescue_bell(void) { return bell[0]; }

void pcu_rescue_drain(void)
{
    char bytes[64];
    while (read(bell[0], bytes, sizeof bytes) > 0)
        continue;
}

bool pcu_rescue_was_interrupted(void)
{
    bool answer = was_interrupted;
    was_interrupted = false;
    return answer;
}

bool pcu_rescue_was_continued(void)
{
    bool answer = was_continued;
    was_continued = false;
    return answer;
}
