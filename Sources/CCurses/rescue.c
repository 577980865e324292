// How the terminal is put back when the program ends in another way than it should.
//
// Three kinds of signals: crashes, after which the terminal is put back and the crash goes on as it
// would have without us (Swift prints a backtrace); requests to leave, after which the program ends
// by the same signal, so that its parent sees the cause; and news, which wake up the program.
//
// From write_all() to on_news() all runs in signal handlers, and calls async-signal-safe functions
// only. endwin() is not one.

#include "rescue.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <termios.h>
#include <unistd.h>

enum { NOWHERE = -1, SIGNAL_LIMIT = 32, STACK_SIZE = 64 * 1024 };

static const int crashes[] = {SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE};
static const int requests[] = {SIGQUIT, SIGHUP, SIGTERM};
static const int news[] = {SIGINT, SIGCONT};

static volatile sig_atomic_t is_armed;
static volatile sig_atomic_t was_interrupted;
static volatile sig_atomic_t was_continued;

static int terminal = NOWHERE;
static struct termios normal_mode;
static const char *restoration = "";
static size_t restoration_length;

static struct sigaction old_actions[SIGNAL_LIMIT];
static bool is_caught[SIGNAL_LIMIT];

static int bell[2] = {NOWHERE, NOWHERE};

static int standard_error = NOWHERE;
static int captured_error = NOWHERE;

static void write_all(int file, const char *bytes, size_t count)
{
    while (count > 0) {
        ssize_t written = write(file, bytes, count);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return;
        bytes += written;
        count -= (size_t)written;
    }
}

static void release_standard_error(void)
{
    if (captured_error == NOWHERE)
        return;
    dup2(standard_error, STDERR_FILENO);
    lseek(captured_error, 0, SEEK_SET);
    char bytes[4096];
    ssize_t count;
    while ((count = read(captured_error, bytes, sizeof bytes)) > 0)
        write_all(STDERR_FILENO, bytes, (size_t)count);
    close(captured_error);
    close(standard_error);
    captured_error = standard_error = NOWHERE;
}

static void put_terminal_back(void)
{
    if (!is_armed)
        return;
    is_armed = false;
    // While the program is stopped or in the background, the terminal is the shell's: curses has
    // put it back, and the shell has its own mode.
    pid_t foreground = tcgetpgrp(terminal);
    if (foreground == -1 || foreground == getpgrp()) {
        write_all(terminal, restoration, restoration_length);
        tcsetattr(terminal, TCSANOW, &normal_mode);
    }
    release_standard_error();
}

static void on_crash(int signal, siginfo_t *info, void *context)
{
    (void)context;
    put_terminal_back();
    sigaction(signal, &old_actions[signal], NULL);
    // On return the failing instruction runs again and meets the old action. A signal that was sent
    // has no such instruction.
    if (info->si_code <= 0 || info->si_code == SI_USER || info->si_code == SI_QUEUE)
        raise(signal);
}

static void on_request(int number)
{
    put_terminal_back();
    signal(number, SIG_DFL);
    // Blocked until this handler returns.
    raise(number);
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
    // The pipe is full only when the bell is ringing anyway.
    write_all(bell[1], "!", 1);
    errno = saved_errno;
}

static void catch_signal(int number, struct sigaction *action)
{
    if (is_caught[number] || sigaction(number, NULL, &old_actions[number]) == -1)
        return;
    // What the parent has decided to ignore, as nohup does with SIGHUP, stays ignored.
    bool has_plain_handler = !(old_actions[number].sa_flags & SA_SIGINFO);
    if (has_plain_handler && old_actions[number].sa_handler == SIG_IGN)
        return;
    sigemptyset(&action->sa_mask);
    is_caught[number] = sigaction(number, action, NULL) == 0;
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

// A stack that has run over cannot run a handler. Swift brings a second stack when its backtraces
// are on; otherwise this one serves.
static void provide_stack(void)
{
    static char stack[STACK_SIZE];
    stack_t present;
    if (sigaltstack(NULL, &present) == 0 && (present.ss_flags & SS_DISABLE)) {
        stack_t mine = {.ss_sp = stack, .ss_size = sizeof stack};
        sigaltstack(&mine, NULL);
    }
}

// Points standard error at a file without a name, so that nothing writes over the picture and the
// last words of a crash are not lost with it. A redirected standard error disturbs nobody. When
// there is no room for a file, messages go to the screen as ever.
static void capture_standard_error(void)
{
    if (!isatty(STDERR_FILENO))
        return;
    const char *directory = getenv("TMPDIR");
    char path[1024] = "";
    if (directory && strlen(directory) < sizeof path - 32)
        strcpy(path, directory);
    else
        strcpy(path, "/tmp");
    strcat(path, "/punchscope-XXXXXX");

    int file = mkstemp(path);
    if (file == -1)
        return;
    unlink(path);
    fcntl(file, F_SETFD, FD_CLOEXEC);
    standard_error = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    if (standard_error == -1 || dup2(file, STDERR_FILENO) == -1) {
        if (standard_error != -1)
            close(standard_error);
        standard_error = -1;
        close(file);
        return;
    }
    captured_error = file;
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

bool pcu_rescue_arm(int file, const char *bytes)
{
    if (tcgetattr(file, &normal_mode) == -1 || !hang_bell())
        return false;
    terminal = file;
    restoration = bytes;
    restoration_length = strlen(bytes);
    was_interrupted = was_continued = false;
    provide_stack();
    capture_standard_error();
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

void pcu_rescue_disarm(void)
{
    is_armed = false;
    release_signals();
    release_standard_error();
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
