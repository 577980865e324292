// Captures standard error while the screen shows something else.

#include "messages.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { NOWHERE = -1 };

static int standard_error = NOWHERE;
static int captured_error = NOWHERE;

void pcu_write_all(int file, const char *bytes, size_t count)
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

void pcu_release_standard_error(void)
{
    if (captured_error == NOWHERE)
        return;
    dup2(standard_error, STDERR_FILENO);
    lseek(captured_error, 0, SEEK_SET);
    char bytes[4096];
    ssize_t count;
    while ((count = read(captured_error, bytes, sizeof bytes)) > 0)
        pcu_write_all(STDERR_FILENO, bytes, (size_t)count);
    close(captured_error);
    close(standard_error);
    captured_error = standard_error = NOWHERE;
}

// Redirects standard error to a file without a name, so that nothing writes over the picture and the
// last words of a crash survive. A standard error that is no terminal does no harm and stays. If no
// file can be made, messages go to the screen as usual.
void pcu_capture_standard_error(void)
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
