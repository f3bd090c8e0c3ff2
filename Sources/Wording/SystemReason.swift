import Foundation

extension Words {
  /// What the system says of a call that failed.
  ///
  /// - Parameter code: its `errno`.
  package init(system code: Int32) {
    let text = String(cString: strerror(code))
    self.init(en: text, zh: Self.ofSystem[code] ?? text)
  }

  /// What befalls files, folders and sockets; anything else is said as the system says it.
  private static let ofSystem: [Int32: String] = [
    ENOENT: "没有此文件或文件夹", EACCES: "没有权限", EPERM: "不允许此操作", EISDIR: "是文件夹，不是文件", ENOTDIR: "路径中有一段不是文件夹",
    ENOSPC: "磁盘空间不足", EDQUOT: "超出磁盘配额", EFBIG: "文件过大", EROFS: "所在磁盘只读", EEXIST: "已存在", ENOTEMPTY: "文件夹非空",
    EMFILE: "打开的文件过多", ENFILE: "系统打开的文件过多", EIO: "读写错误", ENAMETOOLONG: "名称过长", ELOOP: "符号链接层数过多",
    EPIPE: "已无接收方", ENXIO: "没有此设备", ENODEV: "没有此设备", EBUSY: "正被占用", ETXTBSY: "正被占用", ENOMEM: "内存不足",
    EINVAL: "不支持此操作", EADDRINUSE: "端口已被占用", EADDRNOTAVAIL: "本机没有此地址",
  ]
}
