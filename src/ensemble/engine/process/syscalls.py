"""The numbers of the system calls that a decoder is refused: (x86_64, aarch64), None where absent.

Source: Linux 6.18, arch/x86/entry/syscalls/syscall_64.tbl and scripts/syscall.tbl.
"""

Numbers = tuple[int | None, int | None]


def _same(*numbers: int) -> tuple[Numbers, ...]:
    return tuple((number, number) for number in numbers)


CLONE: Numbers = (56, 220)
CLONE3: Numbers = (435, 435)
PRLIMIT: Numbers = (302, 261)

# socket socketpair bind listen accept accept4 connect sendto sendmsg sendmmsg
NETWORK: tuple[Numbers, ...] = (
    *((41, 198), (53, 199), (49, 200), (50, 201), (43, 202), (288, 242), (42, 203)),
    *((44, 206), (46, 211), (307, 269)),
)
# fork vfork execveat memfd_create personality setrlimit
PROCESSES: tuple[Numbers, ...] = (
    *((57, None), (58, None), (322, 281), (319, 279), (135, 92), (160, 164)),
)
# ptrace process_vm_readv process_vm_writev kcmp kill tkill tgkill rt_sigqueueinfo
# rt_tgsigqueueinfo; pidfd_send_signal pidfd_open pidfd_getfd process_madvise
NEIGHBORS: tuple[Numbers, ...] = (
    *((101, 117), (310, 270), (311, 271), (312, 272), (62, 129), (200, 130), (234, 131)),
    *((129, 138), (297, 240), *_same(424, 434, 438, 440)),
)
# mount umount2 pivot_root chroot unshare setns; open_tree move_mount fsopen fsconfig fsmount
# fspick mount_setattr open_tree_attr
MOUNTS: tuple[Numbers, ...] = (
    *((165, 40), (166, 39), (155, 41), (161, 51), (272, 97), (308, 268)),
    *_same(428, 429, 430, 431, 432, 433, 442, 467),
)
# add_key request_key keyctl bpf perf_event_open userfaultfd; io_uring_setup _enter _register
# init_module finit_module delete_module kexec_load kexec_file_load reboot syslog iopl ioperm
# modify_ldt acct swapon swapoff settimeofday clock_settime adjtimex clock_adjtime
# sethostname setdomainname quotactl fanotify_init inotify_init inotify_init1
KERNEL: tuple[Numbers, ...] = (
    *((248, 217), (249, 218), (250, 219), (321, 280), (298, 241), (323, 282)),
    *_same(425, 426, 427),
    *((175, 105), (313, 273), (176, 106), (246, 104), (320, 294), (169, 142), (103, 116)),
    *((172, None), (173, None), (154, None), (163, 89), (167, 224), (168, 225)),
    *((164, 170), (227, 112), (159, 171), (305, 266), (170, 161), (171, 162), (179, 60)),
    *((300, 262), (253, None), (294, 26)),
)
# What Landlock leaves open on files it closes: truncate chmod fchmod fchmodat chown fchown lchown
# fchownat setxattr lsetxattr fsetxattr removexattr lremovexattr fremovexattr utime utimes
# futimesat utimensat mknod mknodat symlink symlinkat link linkat name_to_handle_at
# open_by_handle_at; fchmodat2 setxattrat removexattrat file_setattr
FILES: tuple[Numbers, ...] = (
    *((76, 45), (90, None), (91, 52), (268, 53), (92, None), (93, 55), (94, None), (260, 54)),
    *((188, 5), (189, 6), (190, 7), (197, 14), (198, 15), (199, 16), (132, None), (235, None)),
    *((261, None), (280, 88), (133, None), (259, 33), (88, None), (266, 36), (86, None)),
    *((265, 37), (303, 264), (304, 265), *_same(452, 463, 466, 469)),
)
# shmget shmat shmctl msgget semget mq_open
SHARED: tuple[Numbers, ...] = (
    *((29, 194), (30, 196), (31, 195), (68, 186), (64, 190), (240, 180)),
)

DENIED = (*NETWORK, *PROCESSES, *NEIGHBORS, *MOUNTS, *KERNEL, *FILES, *SHARED)
